/// An address that mail can be sent to: an RFC 5321 mailbox with a dot-string before the `@` and a host name behind it.
///
/// ASCII alone, without quotes, comments or address literals: what passed here is safe in a header, in an SMTP command and
/// as an argument, which it can never begin with a hyphen.
package struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
    /// RFC 5321 §4.5.3.1, in bytes.
    package static let longest = 254
    static let longestLocalPart = 64

    package let localPart: String
    package let domain: String

    package var description: String { "\(localPart)@\(domain)" }

    /// - Throws: ``IdentityError``, naming what is wrong.
    package init(_ text: String) throws(IdentityError) {
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= Self.longest else { throw .tooLong(bytes: text.utf8.count) }
        for scalar in text.unicodeScalars where !scalar.isGraphicASCII {
            throw .forbiddenCharacter(scalar.value)
        }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isLocalPart(parts[0]), Self.isDomain(parts[1]) else {
            throw .notAMailbox
        }
        localPart = String(parts[0])
        domain = String(parts[1])
    }

    /// No top-level domain of the world is longer.
    private static let longestTop = 24

    /// Enough for its owner to know it again, and no more: `a***@e***.org`.
    package var masked: String {
        let top = domain.split(separator: ".").last.map { ".\($0.prefix(Self.longestTop))" } ?? ""
        return "\(localPart.prefix(1))***@\(domain.prefix(1))***\(top)"
    }

    private static let localSymbols = Set("!#$%&'*+/=?^_`{|}~-".utf8)

    private static func isLocalPart(_ text: Substring) -> Bool {
        guard text.utf8.count <= longestLocalPart, text.utf8.first != UInt8(ascii: "-") else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.utf8.allSatisfy { isLetterOrDigit($0) || localSymbols.contains($0) }
        }
    }

    private static func isDomain(_ text: Substring) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count)
                && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
                && label.utf8.first != UInt8(ascii: "-") && label.utf8.last != UInt8(ascii: "-")
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
