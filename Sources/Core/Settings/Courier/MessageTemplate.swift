/// A text of the settings with places to fill in: `{to}`, `{to_digits}`, `{text}` and `{token}`.
///
/// Any other brace stands for itself, so that JSON can be written as it is; only a word of small letters in braces must be
/// one of those.
package struct MessageTemplate: Hashable, Sendable {
    package enum Field: String, CaseIterable, Hashable, Sendable {
        /// The number, such as `+4915112345678`.
        case to
        /// The number without its `+`.
        case toDigits = "to_digits"
        case text
        /// What the token's file holds.
        case token
    }

    package enum Part: Hashable, Sendable {
        case literal(String)
        case field(Field)
    }

    package let parts: [Part]

    package var fields: Set<Field> {
        Set(parts.compactMap { part in if case .field(let field) = part { field } else { nil } })
    }

    /// A word in braces that is no ``Field``.
    package struct UnknownField: Error, Hashable, Sendable {
        package let word: String
    }

    package init(_ text: String) throws(UnknownField) {
        var (parts, rest) = ([Part](), text[...])
        while let opening = rest.firstIndex(of: "{") {
            let inside = rest[opening...].dropFirst()
            let word = inside.prefix { $0.isASCII && $0.isLowercase || $0 == "_" }
            guard !word.isEmpty, inside[word.endIndex...].first == "}" else {
                parts.append(.literal(String(rest[...opening])))
                rest = inside
                continue
            }
            guard let field = Field(rawValue: String(word)) else { throw UnknownField(word: String(word)) }
            parts += [.literal(String(rest[..<opening])), .field(field)]
            rest = inside[word.endIndex...].dropFirst()
        }
        self.parts = parts + [.literal(String(rest))]
    }

    /// The text with every field filled in.
    package func filled(_ value: (Field) -> String) -> String {
        parts.map { part in
            switch part {
            case .literal(let text): text
            case .field(let field): value(field)
            }
        }.joined()
    }
}
