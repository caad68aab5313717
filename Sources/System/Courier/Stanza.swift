import Wire

/// What stands together in a letter, with an empty line around it.
enum Stanza: Hashable {
    struct Fact: Hashable {
        let label: String
        let value: String
    }

    case paragraph(String)
    case code(String)
    /// Those that follow each other.
    case facts([Fact])

    static func stanzas(of letter: Letter) -> [Stanza] {
        letter.blocks.reduce(into: []) { stanzas, block in
            switch block {
            case .paragraph(let text): stanzas.append(.paragraph(text))
            case .code(let text): stanzas.append(.code(text))
            case .fact(let label, let value): add(Fact(label: label, value: value), to: &stanzas)
            }
        }
    }

    private static func add(_ fact: Fact, to stanzas: inout [Stanza]) {
        guard case .facts(let earlier) = stanzas.last else { return stanzas.append(.facts([fact])) }
        stanzas[stanzas.count - 1] = .facts(earlier + [fact])
    }
}
