/// The name of an account, as the name service returns it, never as somebody typed it.
///
/// 1 to 256 bytes of UTF-8 without control characters, `/`, `:` or white space, and neither `.` nor `..`:
/// a name that passed here is safe in a path, in a line of a log and in a key URI.
package struct AccountName: Hashable, Comparable, Sendable, CustomStringConvertible {
    package static let longest = 256

    package let description: String

    /// - Throws: ``IdentityError``, naming what is wrong.
    package init(_ text: String) throws(IdentityError) {
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= Self.longest else { throw .tooLong(bytes: text.utf8.count) }
        guard text != ".", text != ".." else { throw .forbiddenName }
        guard !text.utf8.allSatisfy(Self.isPlain) else {
            description = text
            return
        }
        for scalar in text.unicodeScalars where Self.isForbidden(scalar) {
            throw .forbiddenCharacter(scalar.value)
        }
        description = text
    }

    /// Takes the bytes that came from outside, which need not be UTF-8.
    package init(bytes: some Collection<UInt8>) throws(IdentityError) {
        guard bytes.count <= Self.longest else { throw .tooLong(bytes: bytes.count) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        try self.init(text)
    }

    package static func < (left: Self, right: Self) -> Bool { left.description < right.description }

    /// What nearly every name consists of, told without a look into Unicode's tables.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "/" || scalar == ":" || scalar.properties.isWhitespace
            || scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
    }
}
