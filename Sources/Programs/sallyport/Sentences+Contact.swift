import Identity
import Systemd
import Wire

/// What is said of where people can be reached.
extension Sentences {
    static let judging = "judging"
    static let setting = "setting"

    static func way(_ channel: OutOfBandChannel) -> String {
        switch channel {
        case .email: "e-mail"
        case .sms: "SMS"
        }
    }

    static func verified(_ isVerified: Bool) -> String { isVerified ? "verified" : "not verified" }

    static func noContacts(of user: AccountName) -> String { "\(user) has no contact." }

    /// What is set now, or would be.
    static func contacts(_ reply: SetContactReply, dryRun: Bool) -> String {
        let addresses = reply.contacts.map { "\($0.address.escapingControls) (\(verified($0.verified)))" }
        let list = addresses.joined(separator: " and ")
        return switch (reply.changed, dryRun) {
        case (false, _): "\(reply.user): \(list.isEmpty ? "no contact" : list), as before."
        case (true, false): "\(reply.user): \(list.isEmpty ? "no contact any more" : "now \(list)")."
        case (true, true): "\(reply.user): would have \(list.isEmpty ? "no contact any more" : list)."
        }
    }

    static func summary(_ summary: ContactSummary) -> String {
        let verb = summary.dryRun == true ? "would be changed" : "changed"
        return "\(counted(summary.changed, "user")) \(verb), \(summary.unchanged) unchanged."
    }

    static func noContactSet(faults: Int) -> String {
        "\(counted(faults, "line")) cannot be carried out, and nothing was done"
    }

    static func contactsInterrupted(_ cause: String, after done: Int) -> String {
        "\(cause) (\(counted(done, "line")) \(done == 1 ? "was" : "were") carried out before; run the same again)"
    }

    /// In a list of many accounts: `email, sms not verified`.
    static func channels(_ contacts: [ContactReport]) -> String {
        guard !contacts.isEmpty else { return "-" }
        return contacts.map { $0.verified ? $0.channel.word : "\($0.channel.word) \(verified(false))" }
            .joined(separator: ", ")
    }

    /// To a person about their own, which they cannot change.
    static func askAboutContacts(_ help: String?, has: Bool) -> String {
        let whom = help.map(\.escapingControls) ?? "an administrator"
        return has
            ? "Only an administrator can change where codes and notices go; ask \(whom)."
            : "No address or number is known for codes and notices; ask \(whom) for that."
    }
}
