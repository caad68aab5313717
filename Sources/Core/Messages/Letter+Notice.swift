package import Identity
package import Wire

extension Letter {
    /// What was changed, by mail or as one short message.
    package static func notice(
        _ notice: Notice, by channel: OutOfBandChannel, _ occasion: LetterOccasion
    ) throws(WireError) -> Letter {
        switch channel {
        case .email:
            try Letter(
                subject: "Your account on \(occasion.host)",
                blocks: [.paragraph(notice.sentence)] + occasion.facts
                    + [.paragraph(notice.advice(occasion))])
        case .sms:
            try Letter(
                subject: "Your account on \(occasion.host)",
                blocks: [
                    .paragraph(
                        "\(occasion.host.prefix(30)): \(notice.sentence)\(notice.shortAdvice)")
                ])
        }
    }

    /// An administrator's own words; the subject is never theirs.
    package static func message(_ text: String, _ occasion: LetterOccasion) throws(WireError) -> Letter {
        try Letter(
            subject: "From the administrators of \(occasion.host)",
            blocks: [
                .paragraph(text), .fact(label: "Host", value: occasion.host),
                .fact(label: "User", value: occasion.shownUser),
                .paragraph("Questions: \(occasion.whom)."),
            ])
    }

    /// To see whether anything arrives.
    package static func trial(host: String, time: PointInTime) throws(WireError) -> Letter {
        try Letter(
            subject: "A test from \(host.prefix(64))",
            blocks: [
                .paragraph(
                    "An administrator of \(host.prefix(40)) tests whether this arrives. Nothing is to be done."
                ),
                .fact(label: "Time", value: time.description),
            ])
    }
}

extension Notice {
    fileprivate func advice(_ occasion: LetterOccasion) -> String {
        isOfDeed
            ? "If you do not know about this, tell \(occasion.whom) at once." : "Questions: \(occasion.whom)."
    }

    fileprivate var shortAdvice: String { isOfDeed ? " Not you? Tell an administrator." : "" }
}
