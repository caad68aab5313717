package import Cryptography

extension MasterKeys {
    /// What stands before each key in a key file: a line has this and the key in base64url (RFC 4648 §5).
    package static let linePrefix = "sallyport-master-key-1 "

    /// Why the text of a key file holds no keys; the line is counted from 1.
    package enum TextError: Error, Hashable, Sendable {
        case empty
        case line(Int)
        case tooManyKeys
        case cryptography
    }

    /// Reads one or two lines; the first is the current key.
    package init(text bytes: Span<UInt8>) throws(TextError) {
        var keys: [Secret] = []
        var start = 0
        var line = 0
        while start < bytes.count {
            line += 1
            let end = (start..<bytes.count).first { bytes[$0] == UInt8(ascii: "\n") } ?? bytes.count
            guard keys.count < 2 else { throw .tooManyKeys }
            keys.append(try Self.key(in: bytes.extracting(start..<end), line))
            start = end + 1
        }
        guard let current = keys.first else { throw .empty }
        do {
            try self.init(current: current, previous: keys.dropFirst().first)
        } catch {
            throw .cryptography
        }
    }

    /// The line of one key, without its end; the caller wipes it.
    package static func line(of key: Secret) -> [UInt8] {
        var line = Array(linePrefix.utf8)
        key.withBytes { bytes in
            var value: UInt32 = 0
            var bits: UInt32 = 0
            for position in bytes.indices {
                value = value << 8 | UInt32(bytes[position])
                bits += 8
                while bits >= 6 {
                    bits -= 6
                    line.append(alphabet[Int(value >> bits & 63)])
                }
            }
            if bits > 0 { line.append(alphabet[Int(value << (6 - bits) & 63)]) }
        }
        return line
    }

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let encodedLength = 43

    private static func key(in line: Span<UInt8>, _ number: Int) throws(TextError) -> Secret {
        let prefix = Array(linePrefix.utf8)
        guard line.count == prefix.count + encodedLength,
            prefix.indices.allSatisfy({ line[$0] == prefix[$0] })
        else {
            throw .line(number)
        }
        var isWhole = true
        let key = try? Secret(count: keyLength) { memory in
            isWhole = decode(line.extracting(droppingFirst: prefix.count), into: &memory)
        }
        guard let key, isWhole else { throw .line(number) }
        return key
    }

    private static func decode(_ text: Span<UInt8>, into memory: inout MutableSpan<UInt8>) -> Bool {
        var value: UInt32 = 0
        var bits: UInt32 = 0
        var written = 0
        for position in text.indices {
            guard let digit = alphabet.firstIndex(of: text[position]) else { return false }
            value = value << 6 | UInt32(digit)
            bits += 6
            guard bits >= 8, written < memory.count else { continue }
            bits -= 8
            memory[written] = UInt8(truncatingIfNeeded: value >> bits)
            written += 1
        }
        return written == memory.count
    }
}
