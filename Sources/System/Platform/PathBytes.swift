/// A name or a path as the file system has it: any bytes but NUL, which need not be text.
///
/// Two are equal if their bytes are, and not if a reader takes them for the same, as with texts.
package struct PathBytes: Hashable, Comparable, Sendable {
    package let bytes: [UInt8]

    package init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }
    package init(_ text: String) { bytes = Array(text.utf8) }

    /// Nil where the bytes are no UTF-8.
    package var text: String? { String(validating: bytes, as: UTF8.self) }

    /// For reading alone: a byte that belongs to no text is written `\xFF`.
    package var shown: String {
        if let text { return text }
        var (shown, rest) = ("", bytes[...])
        while let byte = rest.first {
            let length = (1...4).first { String(validating: rest.prefix($0), as: UTF8.self) != nil }
            shown += length.map { String(decoding: rest.prefix($0), as: UTF8.self) } ?? Self.escape(byte)
            rest = rest.dropFirst(length ?? 1)
        }
        return shown
    }

    /// What is called `name` in the folder that this is the path of.
    package func appending(_ name: Self) -> Self {
        Self(bytes + CollectionOfOne(UInt8(ascii: "/")) + name.bytes)
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    private static func escape(_ byte: UInt8) -> String {
        (byte < 0x10 ? "\\x0" : "\\x") + String(byte, radix: 16, uppercase: true)
    }
}
