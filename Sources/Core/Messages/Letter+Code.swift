package import Identity
package import Wire

extension Letter {
    /// The code for one conversation, by mail or as one short message.
    package static func code(
        _ code: String, by channel: OutOfBandChannel, _ occasion: LetterOccasion, minutes: Int
    ) throws(WireError) -> Letter {
        switch channel {
        case .email: try codeByMail(code, occasion, minutes)
        case .sms: try codeByShortMessage(code, occasion, minutes)
        }
    }

    private static func codeByMail(
        _ code: String, _ occasion: LetterOccasion, _ minutes: Int
    ) throws(WireError) -> Letter {
        try Letter(
            subject: "A code for \(occasion.host)",
            blocks: [
                .paragraph(
                    "You, or \(occasion.stranger), asked for this code. Type it where it is asked for:"),
                .code(code),
            ] + occasion.facts + [
                .fact(label: "Good for", value: Message.minutes(minutes)),
                .paragraph("Give it to nobody, whoever asks. If it was not you, \(occasion.advice)."),
            ])
    }

    /// 160 characters at most: the host and the service are cut, the rest is known.
    private static func codeByShortMessage(
        _ code: String, _ occasion: LetterOccasion, _ minutes: Int
    ) throws(WireError) -> Letter {
        let service = occasion.service.map { " (\($0.description.prefix(20)))" } ?? ""
        return try Letter(
            subject: "A code for \(occasion.host)",
            blocks: [
                .paragraph("\(occasion.host.prefix(40))\(service):"), .code(code),
                .paragraph("Good for \(minutes) min. Give it to nobody. Not you? \(occasion.shortAdvice)."),
            ])
    }
}

extension LetterOccasion {
    /// One below the other.
    var facts: [Letter.Block] {
        [
            ("Host", host), ("Service", service?.description), ("User", shownUser),
            ("From", service == nil ? nil : address?.description ?? "this host, or unknown"),
            ("Time", time.description),
        ].compactMap { label, value in value.map { .fact(label: label, value: $0) } }
    }
}
