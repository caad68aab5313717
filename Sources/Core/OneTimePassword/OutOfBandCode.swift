package import Cryptography

/// A code that is sent to a person on another channel (NIST SP 800-63B §5.1.3.2): 8 decimal digits, some 26 bits.
///
/// It is made of a key and a salt, so that the same one can be sent once more though nobody has kept it.
package struct OutOfBandCode: Hashable, Sendable {
    package static let digits = 8
    /// Length of the salt, fresh random bytes for each code.
    package static let saltLength = 16

    private let value: [UInt8]

    /// The code of that salt under `key`.
    ///
    /// 2^64 is so much more than 10^8 that no code is likelier than another by more than one in 10^11.
    package init(key: Secret, salt: [UInt8]) {
        var number: UInt64 = 0
        let authentication = MessageAuthentication.code(of: salt, key: key, by: .sha256)
        for position in 0..<8 { number = number << 8 | UInt64(authentication[position]) }
        var rest = number % 100_000_000
        var value = [UInt8](repeating: 0, count: Self.digits)
        for position in value.indices.reversed() {
            value[position] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        self.value = value
    }

    /// Takes the digits that a person typed; nil unless there are ``digits`` of them.
    package init?(typed: [UInt8]) {
        guard typed.count == Self.digits,
            typed.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        value = typed
    }

    /// What is kept of it: 32 bytes.
    ///
    /// A fast hash is enough: whoever reads the record has its key, and with it the code; in ten minutes the code is nothing.
    package func hash(salt: [UInt8]) -> [UInt8] { Digest.sha256(salt + value) }

    /// The code as it is shown, such as `1234 5678`.
    package var text: String {
        String(decoding: value.prefix(4) + [UInt8(ascii: " ")] + value.suffix(4), as: UTF8.self)
    }
}

extension OutOfBandCode: CustomStringConvertible, CustomReflectable {
    /// Nothing of it.
    package var description: String { "OutOfBandCode" }

    /// Nothing for `dump` to print.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
