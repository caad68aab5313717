package import Identity

/// One short message to one person.
package struct SMSMessage: Hashable, Sendable {
    package let to: PhoneNumber
    package let text: SMSText

    package init(to: PhoneNumber, _ text: SMSText) {
        self.to = to
        self.text = text
    }

    /// What nobody may read in a provider's words, in each spelling in which it is sent: the token, the text and the codes
    /// in it.
    func secrets(_ token: String) -> [String] {
        let codes = text.codes.flatMap { [$0, $0.filter { $0 != " " && $0 != "-" }] }
        let spelled = ([token, text.description] + codes).flatMap { text in
            let escaped = SMSEscaping.inURL(text)
            return [text, SMSEscaping.inJSON(text), escaped, escaped.replacing("%20", with: "+")]
        }
        return Set(spelled).sorted()
    }

    /// Takes all ``secrets(_:)`` out of a text.
    func redaction(_ token: String = "") -> Redaction { Redaction(secrets(token).map { Array($0.utf8) }) }
}
