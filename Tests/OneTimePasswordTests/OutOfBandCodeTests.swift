import Cryptography
import OneTimePassword
import TestSupport
import Testing

@Suite struct `A code to be sent` {
    /// Made by Python's hmac and hashlib.
    @Test(
        arguments: [
            (
                Array(0..<32), [UInt8](repeating: 0, count: 16), "3318 2830",
                "53fe46c565c7a2d1a8585eaeab237f87a189ae293fbfdfa78ca519fe75d2ffe3"
            ),
            (
                Array(0..<32), [UInt8](repeating: 1, count: 16), "7184 1683",
                "7fde00d06dfa3fb3213b0c42d75fc0a855ea00a352c6a8f8b32095f50b3ca157"
            ),
            (
                [UInt8](repeating: 0xFF, count: 32), Array(0..<16), "3530 5724",
                "7a0d813de26b9017ca143b89d9b6c51f28576b728e0116cec7d5c64a72c07afe"
            ),
        ] as [([UInt8], [UInt8], String, String)])
    func `is what its key and salt make`(key: [UInt8], salt: [UInt8], text: String, hash: String) throws {
        let code = OutOfBandCode(key: try Secret(copying: key), salt: salt)
        #expect(code.text == text)
        let hex = code.hash(salt: salt).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(hex == hash)
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `is read as it is shown, and hashes to itself alone`(seed: UInt64) throws {
        var generator = RandomSequence(seed: seed)
        let salt = (0..<OutOfBandCode.saltLength).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let code = OutOfBandCode(key: try Secret(copying: Array(0..<32)), salt: salt)
        guard case .authenticator(let digits)? = TypedCode(Array(code.text.utf8)) else {
            Issue.record("not typed as digits")
            return
        }
        let typed = try #require(OutOfBandCode(typed: digits))
        #expect(typed == code && typed.hash(salt: salt) == code.hash(salt: salt))
        #expect(code.hash(salt: salt) != code.hash(salt: salt.reversed()))
        #expect(code.text.utf8.count == 9 && digits.count == OutOfBandCode.digits)
    }

    /// Each digit in each place about as often as the others: of 4,000 some 400, and 300 to 500 six deviations away.
    @Test func `favours no digit`() throws {
        let key = try Secret(copying: Array(1...32))
        var counts = [[Int]](repeating: [Int](repeating: 0, count: 10), count: OutOfBandCode.digits)
        for number in 0..<4_000 {
            let salt = [UInt8(number >> 8), UInt8(number & 255)] + [UInt8](repeating: 7, count: 14)
            let digits = OutOfBandCode(key: key, salt: salt).text.compactMap(\.wholeNumberValue)
            for (place, digit) in digits.enumerated() { counts[place][digit] += 1 }
        }
        #expect(counts.allSatisfy { $0.allSatisfy { (285...515).contains($0) } }, "\(counts)")
    }

    @Test(arguments: [
        "", "1234567", "123456789", "1234 5678", "1234567x", "１２３４５６７８", "-1234567", "12345678\0",
    ])
    func `is read from eight digits alone`(text: String) {
        #expect(OutOfBandCode(typed: Array(text.utf8)) == nil)
    }

    @Test func `is never printed`() throws {
        let code = try #require(OutOfBandCode(typed: Array("13572468".utf8)))
        var dumped = ""
        dump([code], to: &dumped)
        for text in ["\(code)", "\([code])", String(reflecting: code), dumped] {
            #expect(!text.contains("1357") && !text.contains("49, 51, 53"))
        }
    }
}
