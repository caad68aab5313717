internal import Settings

/// Where the scanner of a settings file stopped, and why.
struct SourceObstacle: Error, Hashable {
    enum Kind: Hashable {
        case noKey
        /// One of these was expected, and something else stands there.
        case expected(String)
        case noValue
        /// A date such as 30 February.
        case noSuchDay
        case openString
        case badEscape
        /// A NUL written as an escape, at which C would cut the text.
        case nul
        case tooDeep
        /// The parser read something else than the scanner.
        case disagreement
    }

    let position: Position
    let kind: Kind

    var error: ConfigurationFileError {
        switch kind {
        case .noKey: .syntax(position, "a key is expected here: letters, digits, _ and -, or a quoted string")
        case .expected(let text): .syntax(position, "\(text) is expected here")
        case .noValue:
            .syntax(position, "a value is expected here: a string, number, date, true, false, list or table")
        case .noSuchDay: .syntax(position, "there is no such day")
        case .openString: .syntax(position, "this string has no end")
        case .badEscape: .syntax(position, "there is no such escape")
        case .nul: .nul(position)
        case .tooDeep: .tooDeep(position)
        case .disagreement: .syntax(position, "this can be read in two ways")
        }
    }
}
