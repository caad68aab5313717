extension TableReader {
    /// Reads what may have places to fill in, but not `forbidden` ones.
    mutating func template(
        _ text: String, _ key: String, at position: Position, without forbidden: [MessageTemplate.Field] = []
    ) -> MessageTemplate? {
        do throws(MessageTemplate.UnknownField) {
            let template = try MessageTemplate(text)
            for field in forbidden where template.fields.contains(field) {
                note(.courier(.fieldNotHere(field)), key: key, at: position)
            }
            return template
        } catch {
            let meant = MessageTemplate.Field.allCases.map(\.rawValue).nearest(to: error.word)
            note(.courier(.unknownField(error.word, meant: meant)), key: key, at: position)
            return nil
        }
    }
}

extension MessageTemplate {
    /// Whether it says to whom.
    var hasNumber: Bool { !fields.isDisjoint(with: [.to, .toDigits]) }
}
