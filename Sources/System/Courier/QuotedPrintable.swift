import Identity

/// Text as ASCII in short lines (RFC 2045 §6.7).
enum QuotedPrintable {
    /// Without the CRLF, as everywhere.
    private static let longestLine = 76

    /// The text with CRLF between its lines instead of `\n`.
    static func encoded(_ text: String) -> String {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map(line).joined(separator: "\r\n")
    }

    /// One line, broken softly where it is long.
    private static func line(_ bytes: Substring.UTF8View) -> String {
        var (result, column) = ("", 0)
        let last = bytes.indices.last
        for index in bytes.indices {
            let isLast = index == last
            let unit = unit(bytes[index], isFirst: column == 0, isLast: isLast)
            // Every line but the last ends in `=`.
            if column + unit.utf8.count + (isLast ? 0 : 1) > longestLine {
                result += "=\r\n"
                column = 0
                let again = Self.unit(bytes[index], isFirst: true, isLast: isLast)
                result += again
                column += again.utf8.count
            } else {
                result += unit
                column += unit.utf8.count
            }
        }
        return result
    }

    /// One byte.
    ///
    /// Spaces at the end of a line get lost on the way; a dot or an `F` (of `From `) at its beginning means
    /// something to programs that store or send mail.
    private static func unit(_ byte: UInt8, isFirst: Bool, isLast: Bool) -> String {
        let isFragile =
            isFirst && [UInt8(ascii: "."), UInt8(ascii: "F")].contains(byte)
            || isLast && byte == UInt8(ascii: " ")
        guard byte.isPrintableASCII, byte != UInt8(ascii: "="), !isFragile else {
            return (byte < 16 ? "=0" : "=") + String(byte, radix: 16, uppercase: true)
        }
        return String(UnicodeScalar(byte))
    }
}
