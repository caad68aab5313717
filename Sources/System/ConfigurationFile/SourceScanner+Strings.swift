internal import Settings

extension SourceScanner {
    /// Any of the four kinds of string: passes it, and returns what it stands for.
    mutating func string() throws(SourceObstacle) -> String {
        let start = cursor.position
        for quotes in ["\"\"\"", "'''", "\"", "'"] where cursor.pass(quotes) {
            return try text(until: quotes, from: start)
        }
        throw obstacle(.noValue)
    }

    private mutating func text(until quotes: String, from start: Position) throws(SourceObstacle) -> String {
        let hasEscapes = quotes.hasPrefix("\"")
        let hasManyLines = quotes.count == 3
        var text = String.UnicodeScalarView()
        while !cursor.pass(quotes) {
            guard let scalar = cursor.scalar, scalar != "\n" || hasManyLines else {
                throw SourceObstacle(position: start, kind: .openString)
            }
            if hasEscapes, scalar == "\\" {
                text += try escape().unicodeScalars
            } else {
                text.append(scalar)
                cursor.advance()
            }
        }
        if hasManyLines { passQuotesBeforeTheEnd(quotes) }
        return String(text)
    }

    /// One or two quotes may stand right before the three that end a string; they were passed as three.
    private mutating func passQuotesBeforeTheEnd(_ quotes: String) {
        for _ in 0..<2 { _ = cursor.pass(String(quotes.prefix(1))) }
    }

    /// A backslash and what follows; nothing for one that continues a line.
    private mutating func escape() throws(SourceObstacle) -> String {
        let start = cursor.position
        cursor.advance()
        let letter = cursor.scalar
        cursor.advance()
        switch letter {
        case "b": return "\u{8}"
        case "t": return "\t"
        case "n": return "\n"
        case "f": return "\u{C}"
        case "r": return "\r"
        case "\"": return "\""
        case "\\": return "\\"
        case " ", "\t", "\n", "\r": return ""
        case "u", "U":
            let scalar = codePoint(digits: letter == "u" ? 4 : 8)
            guard scalar != "\0" else { throw SourceObstacle(position: start, kind: .nul) }
            if let scalar { return String(scalar) }
            fallthrough
        default: throw SourceObstacle(position: start, kind: .badEscape)
        }
    }

    private mutating func codePoint(digits: Int) -> Unicode.Scalar? {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let scalar = cursor.scalar, scalar.isASCII, let digit = Character(scalar).hexDigitValue
            else { return nil }
            value = value << 4 | UInt32(digit)
            cursor.advance()
        }
        return Unicode.Scalar(value)
    }
}
