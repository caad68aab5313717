internal import Platform

/// What is told of a short message besides the provider's own words.
enum SMSDetailText {
    static let country = "country not allowed"
    static let outboxTaken = "every name in the outbox is taken"
    static let programTimedOut = "the program did not end in time, and was ended"
    static let maybeSent = "no answer came; the message may be on its way"

    /// Such as `HTTP 400: 21211 Invalid 'To' Phone Number`.
    static func answer(_ status: Int, _ words: String) -> String {
        words.isEmpty ? "HTTP \(status)" : "HTTP \(status): \(words)"
    }

    static func unfit(_ reason: SMSText.Unfit) -> String {
        switch reason {
        case .empty: "the letter has no text for a short message"
        case .tooLong(let characters):
            "the letter has \(characters) characters, and one short message \(SMSText.longest)"
        case .notInAlphabet(let scalar):
            "the letter has U+\(String(scalar.value, radix: 16, uppercase: true)), which no short message can have"
        }
    }

    static func ended(_ status: ChildProcess.Status, _ words: String) -> String {
        guard words.isEmpty else { return words }
        return switch status {
        case .exited(let code): "the program ended with status \(code)"
        case .signalled(let signal): "the program was ended by signal \(signal)"
        case .timedOut: programTimedOut
        }
    }

    static func ran(_ arguments: [String], _ status: ChildProcess.Status) -> String {
        "run \(arguments.joined(separator: " "))\n\(ended(status, ""))"
    }

    static func queued(_ name: String) -> String { "queued as \(name)" }

    /// The first line of an answer that says something, unless it is HTML.
    static func firstLine(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes.prefix(4_096), as: UTF8.self)
        let line = text.split(whereSeparator: \.isNewline).first { $0.contains { !$0.isWhitespace } }
        guard let line, line.first(where: { !$0.isWhitespace }) != "<" else { return "" }
        return String(line.drop(while: \.isWhitespace).prefix(300))
    }
}
