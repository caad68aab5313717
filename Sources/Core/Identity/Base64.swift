/// Bytes as text of 64 characters (RFC 4648 section 4).
package enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    package static func text(of bytes: [UInt8], isPadded: Bool = true) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for place in 0...group.count { text.append(alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)]) }
            if isPadded { text += [UInt8](repeating: UInt8(ascii: "="), count: 3 - group.count) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil for what no bytes are written as; padding may be left out, bits behind the last byte must be 0.
    package static func bytes(of text: some Sequence<UInt8>) -> [UInt8]? {
        var (bytes, bits, count, padding): ([UInt8], UInt32, Int, Int) = ([], 0, 0, 0)
        for character in text {
            if character == UInt8(ascii: "=") {
                padding += 1
                continue
            }
            guard padding == 0, let value = alphabet.firstIndex(of: character) else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 1
            if count % 4 == 0 {
                bytes += [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
            }
        }
        guard padding == 0 || (count + padding) % 4 == 0 && padding < 3 else { return nil }
        return tail(bits, count % 4).map { bytes + $0 }
    }

    /// What is left of the last group of 0, 2 or 3 characters.
    private static func tail(_ bits: UInt32, _ count: Int) -> [UInt8]? {
        switch count {
        case 0: []
        case 2 where bits & 15 == 0: [UInt8(bits >> 4 & 255)]
        case 3 where bits & 3 == 0: [UInt8(bits >> 10 & 255), UInt8(bits >> 2 & 255)]
        default: nil
        }
    }
}
