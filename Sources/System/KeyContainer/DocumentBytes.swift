/// What the bytes of a document must be before an XML parser sees them.
enum DocumentBytes {
    /// Refuses what is not UTF-8, says that it is not, steers a terminal, or declares a document type.
    ///
    /// The parser reads UTF-8 whatever the document declares, so these bytes are the characters that it sees.
    static func check(_ bytes: [UInt8]) throws(KeyContainerError) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText }
        guard !text.unicodeScalars.contains(where: steers) else { throw .notText }
        guard !contains(documentType, bytes) else { throw .documentType }
        guard declaresUTF8(bytes) else { throw .encoding }
    }

    private static let documentType = Array("<!DOCTYPE".utf8)

    /// XML allows few controls (XML 1.0 §2.2).
    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x7F else {
            return scalar.value < 0x20 && !["\t", "\n", "\r"].contains(scalar)
        }
        return scalar.value < 0xA0 || scalar.properties.isBidiControl
    }

    /// By bytes: as characters, a mark behind the last letter would hide it.
    private static func contains(_ word: [UInt8], _ bytes: [UInt8]) -> Bool {
        var start = 0
        while let next = bytes[start...].firstIndex(of: word[0]) {
            if bytes[next...].starts(with: word) { return true }
            start = next + 1
        }
        return false
    }

    /// Whether the XML declaration (§2.8), if there is one, names UTF-8 or no encoding.
    private static func declaresUTF8(_ bytes: [UInt8]) -> Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        guard start.starts(with: Array("<?xml".utf8)) else { return true }
        let declaration = start.prefix { $0 != UInt8(ascii: ">") }
        let text = String(decoding: declaration, as: UTF8.self).lowercased()
        guard let name = text.ranges(of: "encoding").first else { return true }
        let value = text[name.upperBound...].filter { !$0.isWhitespace }
        return value.hasPrefix("=\"utf-8\"") || value.hasPrefix("='utf-8'")
    }
}
