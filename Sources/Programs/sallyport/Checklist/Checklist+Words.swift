import Platform
import Systemd

extension Checklist {
    /// As a shell takes it for one word.
    static func word(_ text: some CustomStringConvertible) -> String { word(PathBytes("\(text)")) }

    /// Judged byte by byte, as the shell does: what follows a quotation mark may make one character of both.
    static func word(_ path: PathBytes) -> String {
        let bytes = path.bytes
        guard let text = path.text, text.escapingControls.utf8.elementsEqual(bytes) else {
            return escaped(bytes)
        }
        if bytes.allSatisfy(isPlain), !bytes.isEmpty, bytes.first != UInt8(ascii: "-") { return text }
        let parts = bytes.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
        return "'" + parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: #"'\''"#) + "'"
    }

    /// `$'\377'`, which all shells but the smallest know: what is no text, or would steer a terminal, cannot be shown.
    private static func escaped(_ bytes: [UInt8]) -> String {
        bytes.reduce(into: "$'") { word, byte in
            if isPlain(byte) {
                word.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 8)
                word += #"\"# + String(repeating: "0", count: 3 - digits.count) + digits
            }
        } + "'"
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "@"):
            true
        default: false
        }
    }
}
