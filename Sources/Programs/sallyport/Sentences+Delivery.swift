import Identity
import Systemd
import Wire

/// What is said of what was sent.
extension Sentences {
    static func delivery(_ purpose: DeliveryReport.Purpose, by channel: OutOfBandChannel) -> String {
        "\(purpose.rawValue) by \(way(channel))"
    }

    /// `failed: the provider cannot be reached`.
    static func fate(_ fate: DeliveryReport.Fate, _ reason: DeliveryFault?) -> String {
        let word =
            switch fate {
            case .sent: "sent"
            case .waiting: "waiting"
            case .refused: "refused"
            case .failed: "failed"
            }
        return word + (reason.map { ": \(sentence(for: $0))" } ?? "")
    }

    static func sentence(for fault: DeliveryFault) -> String {
        switch fault {
        case .notConfigured: "courier.conf names no provider for this way, or has a fault"
        case .tooMany: "too much was sent already"
        case .badDestination: "the provider, or the list of countries, does not take this address"
        case .unreachable: "the provider cannot be reached"
        case .certificate: "the provider's certificate is not right, or it does not encrypt"
        case .credentials: "the provider does not take our credentials"
        case .refused: "the provider refused it"
        case .busy: "the provider says to try again later"
        case .timedOut: "the provider did not answer in time"
        case .courier: "sallyport-courier could not do it"
        }
    }

    /// Each step, the provider's own words, and how it ended.
    static func tested(_ reply: TestCourierReply, to destination: Destination) -> [String] {
        let steps = reply.steps.map { "  \($0.escapingControls)" }
        let words = reply.detail.isEmpty ? [] : ["The answer was: \(reply.detail.escapingControls)"]
        return steps + words + ["\(destination): \(fate(reply.fate, reply.reason))."]
    }

    static let typeText = "Type the text; Ctrl-D on a line of its own ends it.\n"

    static func noText(longest: Int) -> String {
        "a text of 1 to \(longest) bytes is needed; nothing was sent"
    }

    static let textIsNotUTF8 = "the text is not UTF-8; nothing was sent"

    static func unprintable(_ scalar: Unicode.Scalar, line: Int) -> String {
        let number = String(scalar.value, radix: 16, uppercase: true)
        return
            "line \(line) of the text has the character U+\(number), which cannot be printed; nothing was sent"
    }

    static func noSuchGroup(_ name: String) -> String { "there is no group \(quoted(name))" }

    static func nobodyIn(_ groups: [String]) -> String {
        "nobody is known to be in \(groups.map(quoted).joined(separator: ", ")); nothing was sent"
    }

    static func notified(_ reply: NotifyUserReply) -> String {
        let address = reply.to.escapingControls
        guard let fate = reply.fate else { return "\(reply.user): would go to \(address)" }
        return "\(reply.user): \(address): \(Self.fate(fate, reply.reason))"
    }

    static func withoutContact(_ user: AccountName) -> String { "\(user): no contact" }

    static func summary(_ summary: NotifySummary) -> String {
        let counts = [
            (summary.prospective, "would be sent"), (summary.waiting, "waiting"),
            (summary.failed, "not sent"),
            (summary.withoutContact, "without a contact"),
        ]
        let sent = summary.dryRun == true ? [] : ["\(summary.sent) sent"]
        let others = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return (sent + others).joined(separator: ", ") + "."
    }

    static func notifyInterrupted(_ cause: String, after done: Int) -> String {
        "\(cause) (\(counted(done, "user")) had their turn before)"
    }
}
