/// Base32 (RFC 4648 §6), as secrets are shown and typed: written without padding, read with patience.
package enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    package static func encode(_ bytes: [UInt8]) -> String { encode(bytes.span) }

    package static func encode(_ bytes: Span<UInt8>) -> String {
        var characters: [UInt8] = []
        var bits: UInt32 = 0
        var held = 0
        for position in bytes.indices {
            bits = bits << 8 | UInt32(bytes[position])
            held += 8
            while held >= 5 {
                held -= 5
                characters.append(alphabet[Int(bits >> UInt32(held) & 31)])
            }
        }
        if held > 0 { characters.append(alphabet[Int(bits << UInt32(5 - held) & 31)]) }
        return String(decoding: characters, as: UTF8.self)
    }

    /// Reads Base32 as people type it: either case, spaces and hyphens anywhere, padding at the end or none.
    ///
    /// Bits beyond the last whole byte are dropped, as other authenticators do.
    ///
    /// - Returns: nil for any other character, padding in the middle, or a length that no bytes have.
    package static func decode(_ text: String) -> [UInt8]? {
        let dense = text.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
        let end = dense.lastIndex { $0 != UInt8(ascii: "=") }.map { $0 + 1 } ?? 0
        let characters = dense[..<end]
        guard ![1, 3, 6].contains(characters.count % 8), dense.count - end <= 6 else { return nil }
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var held = 0
        for character in characters {
            guard let value = value(of: character) else { return nil }
            bits = bits << 5 | value
            held += 5
            guard held >= 8 else { continue }
            held -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
        }
        return bytes
    }

    private static func value(of character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a"))
        case UInt8(ascii: "2")...UInt8(ascii: "7"): UInt32(character - UInt8(ascii: "2") + 26)
        default: nil
        }
    }
}
