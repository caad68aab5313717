internal import Identity

/// Numbers, booleans, dates and times: the values of TOML 1.0 that no quote or bracket begins.
///
/// The parser gets nothing else: some texts that are almost a date (`1979-05-27 0`) end its process.
enum PlainValue {
    /// No setting needs a longer one, and the parser looks no further back than 128.
    private static let longest = 64

    static func isValid(_ text: Substring) -> Bool {
        text.unicodeScalars.count <= longest
            && (text.wholeMatch(of: /true|false|[+-]?(inf|nan)/) != nil || isNumber(text) || isTime(text))
    }

    /// Whether the day exists with which `text`, a valid value, begins; true if it begins with none.
    static func isPossibleDay(_ text: String) -> Bool {
        guard let date = text.prefixMatch(of: /([0-9]{4})(-[0-9]{2}-[0-9]{2})/) else { return true }
        // The calendar repeats itself every 400 years, and a CalendarDay has none before 1970.
        let year = (Int(date.1) ?? 0) % 400 + 2000
        return CalendarDay("\(year)\(date.2)") != nil
    }

    private static func isNumber(_ text: Substring) -> Bool {
        let decimal = /[+-]?(0|[1-9](_?[0-9])*)(\.[0-9](_?[0-9])*)?([eE][+-]?[0-9](_?[0-9])*)?/
        let other = /0x[0-9A-Fa-f](_?[0-9A-Fa-f])*|0o[0-7](_?[0-7])*|0b[01](_?[01])*/
        return text.wholeMatch(of: decimal) != nil || text.wholeMatch(of: other) != nil
    }

    private static func isTime(_ text: Substring) -> Bool {
        let date =
            /[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})?)?/
        let time = /[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?/
        return text.wholeMatch(of: date) != nil || text.wholeMatch(of: time) != nil
    }
}
