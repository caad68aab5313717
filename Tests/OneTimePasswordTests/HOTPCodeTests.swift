import Cryptography
import OneTimePassword
import Testing

@Suite struct `HOTP code` {
    /// RFC 4226 appendix D, counters 0 to 9.
    @Test(
        arguments: [
            (0, "755224"), (1, "287082"), (2, "359152"), (3, "969429"), (4, "338314"), (5, "254676"),
            (6, "287922"),
            (7, "162583"), (8, "399871"), (9, "520489"),
        ] as [(UInt64, String)])
    func `is that of RFC 4226 appendix D`(counter: UInt64, code: String) throws {
        let secret = try Secret(copying: Array(ReferenceVector.key20.utf8))
        let made = HOTPCode(secret: secret, counter: counter, digits: 6, algorithm: .sha1)
        #expect(String(decoding: made.bytes, as: UTF8.self) == code)
    }

    /// The same truncated value, 1284755224, of counter 0.
    @Test(arguments: [(6, "755224"), (7, "4755224"), (8, "84755224")])
    func `has the last digits of one number`(digits: Int, code: String) throws {
        let secret = try Secret(copying: Array(ReferenceVector.key20.utf8))
        let made = HOTPCode(secret: secret, counter: 0, digits: digits, algorithm: .sha1)
        #expect(String(decoding: made.bytes, as: UTF8.self) == code)
    }
}
