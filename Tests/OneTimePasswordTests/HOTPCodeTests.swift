import Cryptography
import OneTimePassword
import Testing

@Suite struct `HOTP code` {
    @Test(arguments: ReferenceCounter.rfc4226AppendixD)
    func `is that of RFC 4226 appendix D`(reference: ReferenceCounter) throws {
        let secret = try Secret(copying: Array(ReferenceVector.key20.utf8))
        let made = HOTPCode(secret: secret, counter: reference.counter, digits: 6, algorithm: .sha1)
        #expect(String(decoding: made.bytes, as: UTF8.self) == reference.code)
    }

    @Test(arguments: ReferenceCounter.rfc4226AppendixD, [6, 7, 8])
    func `has the last digits of the truncated value`(reference: ReferenceCounter, digits: Int) throws {
        let secret = try Secret(copying: Array(ReferenceVector.key20.utf8))
        let made = HOTPCode(secret: secret, counter: reference.counter, digits: digits, algorithm: .sha1)
        #expect(String(decoding: made.bytes, as: UTF8.self) == reference.truncated.suffix(digits))
    }
}
