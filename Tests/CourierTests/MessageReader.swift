/// Reads a mail as its receiver does, as far as this house writes them: nothing of it is shared with what is tested.
struct MessageReader {
    enum Fault: Error, Hashable {
        case line(String)
        case header(String)
        case encoding(String)
        case structure
    }

    /// Decoded, by names in lower case.
    private(set) var headers: [String: String] = [:]
    /// Decoded; nothing but the part's own lines.
    private(set) var parts: [(type: String, text: String)] = []

    init(_ bytes: [UInt8]) throws(Fault) {
        let lines = try Self.lines(bytes)
        headers = try Self.headers(lines.prefix { !$0.isEmpty })
        let prefix = "multipart/alternative; boundary=\""
        guard let type = headers["content-type"], type.hasPrefix(prefix), type.hasSuffix("\"") else {
            throw .structure
        }
        let mark = "--" + type.dropFirst(prefix.count).dropLast()
        let body = Array(lines.drop { !$0.isEmpty }.dropFirst())
        guard body.first == mark, body.last == mark + "--", !body.dropLast().contains(mark + "--") else {
            throw .structure
        }
        for part in body.dropLast().split(separator: mark) { parts.append(try Self.part(part)) }
    }

    /// Without CRLF; ASCII alone, and no control but those two where they belong (RFC 5322 §2.3).
    private static func lines(_ bytes: [UInt8]) throws(Fault) -> [String] {
        guard bytes.suffix(2) == [13, 10] else { throw .structure }
        var lines: [String] = []
        for line in bytes.dropLast(2).split(separator: 10, omittingEmptySubsequences: false) {
            let isLast = lines.count == bytes.count { $0 == 10 } - 1
            let text = String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
            guard line.last == 13 || isLast, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }),
                text.utf8.count <= 998
            else { throw .line(text) }
            lines.append(text)
        }
        return lines
    }

    private static func headers(_ lines: some Sequence<String>) throws(Fault) -> [String: String] {
        var unfolded: [String] = []
        for line in lines {
            if line.first == " " {
                guard let last = unfolded.popLast(), line.contains(where: { $0 != " " }) else {
                    throw .header(line)
                }
                unfolded.append(last + line)
            } else {
                unfolded.append(line)
            }
            // What has no address in it is never long.
            guard line.utf8.count <= 76 || line.contains("@") else { throw .header(line) }
        }
        var headers: [String: String] = [:]
        for line in unfolded {
            let parts = line.split(separator: ": ", maxSplits: 1)
            guard parts.count == 2, parts[0].allSatisfy({ $0.isLetter || $0 == "-" }) else {
                throw .header(line)
            }
            guard headers.updateValue(try words(parts[1]), forKey: parts[0].lowercased()) == nil else {
                throw .header(line)
            }
        }
        return headers
    }

    /// Encoded words become text; the space between two of them is none (RFC 2047 §6.2).
    private static func words(_ value: Substring) throws(Fault) -> String {
        var (result, wasEncoded) = ([UInt8](), true)
        for word in value.split(separator: " ", omittingEmptySubsequences: false) {
            let isEncoded = word.hasPrefix("=?utf-8?B?") && word.hasSuffix("?=")
            guard !isEncoded || word.utf8.count <= 75 else { throw .encoding(String(word)) }
            if !(isEncoded && wasEncoded) && !result.isEmpty { result.append(0x20) }
            result += isEncoded ? try base64(word.dropFirst(10).dropLast(2)) : Array(word.utf8)
            wasEncoded = isEncoded
        }
        guard let text = String(validating: result, as: UTF8.self) else { throw .encoding(String(value)) }
        return text
    }

    private static func base64(_ text: Substring) throws(Fault) -> [UInt8] {
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        var (bits, count, bytes) = (0, 0, [UInt8]())
        guard text.utf8.count.isMultiple(of: 4) else { throw .encoding(String(text)) }
        for letter in text.prefix(while: { $0 != "=" }) {
            guard let place = alphabet.firstIndex(of: letter) else { throw .encoding(String(text)) }
            bits = bits << 6 | alphabet.distance(from: alphabet.startIndex, to: place)
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(bits >> count & 255))
        }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .encoding(String(text)) }
        return bytes
    }

    private static func part(_ lines: ArraySlice<String>) throws(Fault) -> (String, String) {
        let headers = try headers(lines.prefix { !$0.isEmpty })
        guard headers["content-transfer-encoding"] == "quoted-printable", let type = headers["content-type"]
        else {
            throw .structure
        }
        return (type, try plain(lines.drop { !$0.isEmpty }.dropFirst()))
    }

    /// RFC 2045 §6.7; the CRLF before a boundary belongs to the boundary.
    private static func plain(_ lines: ArraySlice<String>) throws(Fault) -> String {
        var bytes: [UInt8] = []
        for line in lines {
            guard line.utf8.count <= 76, line.last != " " else { throw .line(line) }
            var rest = Array(line.utf8)[...]
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "=") else { bytes.append(byte); continue }
                guard !rest.isEmpty else { break }
                guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                    throw .encoding(line)
                }
                bytes.append(value)
                rest = rest.dropFirst(2)
            }
            if line.last != "=" { bytes.append(10) }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .structure }
        return text
    }
}
