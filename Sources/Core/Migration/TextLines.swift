/// The lines of a file that somebody else wrote.
enum TextLines {
    /// Cuts at LF, and takes away a CR before it and a byte order mark at the start.
    ///
    /// - Returns: nil if the bytes are not UTF-8.
    static func of(_ bytes: [UInt8]) -> [Substring]? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else { return nil }
        return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
        }
    }
}

extension StringProtocol {
    /// The words between spaces and tabs.
    var words: [SubSequence] { split { $0 == " " || $0 == "\t" } }

    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
