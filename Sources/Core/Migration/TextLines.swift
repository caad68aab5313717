/// The lines of a file that somebody else wrote, within bounds.
enum TextLines {
    /// In bytes; a line of a user with all that can be said has some hundreds.
    static let longest = 4_096
    /// More than a host has users.
    static let most = 500_000

    /// Cuts at LF, and takes away a CR before it and a byte order mark at the start.
    ///
    /// - Throws: ``MigrationFault`` for what is not UTF-8, for too many lines, and for the first one that is too long.
    static func of(_ bytes: [UInt8]) throws(MigrationFault) -> [Substring] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        try check(content)
        guard let text = String(validating: content, as: UTF8.self) else {
            throw MigrationFault(line: 0, reason: .notUTF8)
        }
        return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
        }
    }

    /// Before memory is taken for the lines.
    private static func check(_ content: ArraySlice<UInt8>) throws(MigrationFault) {
        var (line, length) = (1, 0)
        for byte in content {
            length += 1
            if byte == UInt8(ascii: "\n") { (line, length) = (line + 1, 0) }
            guard length <= longest else {
                throw MigrationFault(line: line, reason: .longLine(limit: longest))
            }
            guard line <= most else { throw MigrationFault(line: 0, reason: .tooManyLines(limit: most)) }
        }
    }
}

extension StringProtocol {
    /// The words between spaces and tabs.
    var words: [SubSequence] { split { $0 == " " || $0 == "\t" } }

    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
