/// A name as sshd's patterns write it.
struct SSHDBlocksPattern: Hashable {
    /// Matches the name, and if it is not exact others too.
    let text: String
    let isExact: Bool

    /// What would mean something else in a pattern, a list or a line stands as `?`, which is any one byte.
    init(_ name: String) {
        let bytes = Array(name.utf8)
        let places = bytes.indices.map { Self.isPlain(bytes[$0], before: bytes.dropFirst($0 + 1).first) }
        let written = zip(bytes, places).map { $1 ? $0 : UInt8(ascii: "?") }
        text = String(decoding: written, as: UTF8.self)
        isExact = places.allSatisfy(\.self)
    }

    /// A backslash is one, unless what it stands before makes it something else.
    private static func isPlain(_ byte: UInt8, before next: UInt8?) -> Bool {
        switch byte {
        case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ","), UInt8(ascii: "\""),
            UInt8(ascii: "'"), UInt8(ascii: "#"), UInt8(ascii: "="), 0..<0x20, 0x7F:
            false
        case UInt8(ascii: "\\"): next.map { $0.isLetterOrDigit } ?? false
        default: true
        }
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
