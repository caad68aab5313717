import OneTimePassword

/// The key of an authenticator that another program made: 80 to 512 bits.
///
/// RFC 4226 §4 (R6) demands 128 bits; those below are taken, because they are in use, and named
/// (``isShort``).
package struct ImportedSecret: Hashable, Sendable {
    private static let leastBits = 80
    private static let recommendedBits = 128
    private static let mostBits = 512

    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) throws(MigrationFault.Reason) {
        let bits = bytes.count * 8
        guard bits >= Self.leastBits else { throw .shortSecret(bits: bits) }
        guard bits <= Self.mostBits else { throw .longSecret(bits: bits) }
        self.bytes = bytes
    }

    /// Reads Base32, as authenticator apps and `.google_authenticator` write it.
    package init(base32 text: String) throws(MigrationFault.Reason) {
        guard let bytes = Base32.decode(text) else { throw .secretIsNotBase32 }
        try self.init(bytes)
    }

    /// Reads hexadecimal digits, as the users file of pam_oath has them.
    package init(hexadecimal text: some StringProtocol) throws(MigrationFault.Reason) {
        let digits = text.utf8.compactMap(Self.digit)
        guard digits.count == text.utf8.count, digits.count % 2 == 0 else { throw .secretIsNotHexadecimal }
        try self.init(stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
    }

    /// Below what RFC 4226 demands.
    package var isShort: Bool { bytes.count * 8 < Self.recommendedBits }

    package var bits: Int { bytes.count * 8 }

    /// Without padding.
    package var base32: String { Base32.encode(bytes) }

    private static func digit(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension ImportedSecret: CustomStringConvertible {
    /// Its length alone.
    package var description: String { "ImportedSecret(\(bits) bits)" }
}
