import Wire

/// A letter for a terminal: lines of at most 72 characters, facts in columns, the code on a line of its own.
enum TextPart {
    private static let width = 72
    private static let margin = "    "

    /// With `\n` at the end of each line.
    static func text(of letter: Letter) -> String {
        Stanza.stanzas(of: letter).map(text).joined(separator: "\n")
    }

    private static func text(_ stanza: Stanza) -> String {
        switch stanza {
        case .paragraph(let text):
            text.split(separator: "\n", omittingEmptySubsequences: false).map {
                "\(wrapped($0, to: width))\n"
            }.joined()
        case .code(let code): "\(margin)\(code)\n"
        case .facts(let facts): columns(facts)
        }
    }

    private static func columns(_ facts: [Stanza.Fact]) -> String {
        let longest = facts.map { $0.label.count }.max() ?? 0
        let indent = min(longest, 20) + 2
        return facts.map { fact in
            let label = "\(fact.label):"
            let gap = String(repeating: " ", count: max(1, indent - label.count))
            return "\(margin)\(label)\(gap)\(fact.value)\n"
        }.joined()
    }

    /// A word that is longer than a line has one of its own.
    private static func wrapped(_ line: Substring, to width: Int) -> String {
        var (result, column) = ("", 0)
        for word in line.split(separator: " ") {
            if column > 0 { result += column + 1 + word.count > width ? "\n" : " " }
            column = column == 0 || column + 1 + word.count > width ? word.count : column + 1 + word.count
            result += word
        }
        return result
    }
}
