package import Cryptography

/// One code, as the ASCII digits that an authenticator displays.
package struct HOTPCode: Sendable {
    private var characters = InlineArray<8, UInt8>(repeating: UInt8(ascii: "0"))
    private let digits: Int

    /// Computes the code of one counter value by dynamic truncation (RFC 4226 §5.3).
    ///
    /// - Precondition: `digits` is 6, 7 or 8.
    package init(secret: Secret, counter: UInt64, digits: Int, algorithm: HashAlgorithm) {
        precondition((6...8).contains(digits))
        self.digits = digits

        var message = InlineArray<8, UInt8>(repeating: 0)
        for position in 0..<8 {
            message[position] = UInt8(truncatingIfNeeded: counter >> UInt64(56 - 8 * position))
        }
        let mac = MessageAuthentication.code(of: message.span, key: secret, by: algorithm)
        var value = Self.truncate(mac)
        for position in (0..<digits).reversed() {
            characters[position] += UInt8(value % 10)
            value /= 10
        }
    }

    /// 31 bits, from the place that the last four bits of the code name.
    private static func truncate(_ mac: AuthenticationCode) -> UInt32 {
        let offset = Int(mac[mac.count - 1] & 0x0F)
        var value: UInt32 = 0
        for position in offset..<offset + 4 {
            value = value << 8 | UInt32(mac[position])
        }
        return value & 0x7FFF_FFFF
    }

    /// Compares in a time that depends on the two lengths only, never on the digits.
    func matches(_ submitted: Span<UInt8>) -> Bool {
        equalInConstantTime(characters.span.extracting(first: digits), submitted)
    }

    /// 6 to 8 ASCII digits.
    package var bytes: [UInt8] { (0..<digits).map { characters[$0] } }
}
