import Identity
import Wire

/// What is said of people who leave.
extension Sentences {
    static func offboarded(_ user: AccountName) -> String {
        "\(user) was offboarded (sallyport user unlock --offboarded \(user) lets them begin as somebody new)"
    }

    static func rootIsKept(_ user: AccountName) -> String {
        "\(user) has uid 0, which is never offboarded: nobody could administer this host any more"
    }

    static func offboarded(_ reply: OffboardUserReply, notify: Bool, dryRun: Bool) -> [String] {
        let sessions = LockUserReply(
            user: reply.user, changed: reply.changed, sessionsEnded: reply.sessionsEnded,
            sessionsLeft: reply.sessionsLeft)
        guard reply.changed else {
            return ["\(reply.user) was offboarded already."] + ended(sessions, dryRun: dryRun)
        }
        return [
            "\(reply.user) \(dryRun ? "would be" : "is") cut off for good.", wiped(reply, dryRun: dryRun),
        ]
            + (notify ? [told(reply.told, dryRun: dryRun)] : []) + ended(sessions, dryRun: dryRun)
    }

    private static func wiped(_ reply: OffboardUserReply, dryRun: Bool) -> String {
        let all = [
            (reply.factors, "factor"), (reply.recoveryCodes, "recovery code"), (reply.devices, "device"),
            (reply.passes, "pass"), (reply.contacts, "contact"),
        ]
        let some = all.filter { $0.0 > 0 }.map { count, word in
            word == "pass" && count != 1 ? "\(count) passes" : counted(count, word)
        }
        guard !some.isEmpty else { return "The account had nothing that could be wiped." }
        return "\(dryRun ? "To be wiped" : "Wiped"): \(some.joined(separator: ", "))."
    }

    private static func told(_ count: Int, dryRun: Bool) -> String {
        guard count > 0 else { return "Nobody is told: the account had no verified contact." }
        return "\(counted(count, "contact")) \(dryRun ? "would be" : count == 1 ? "is" : "are") told."
    }
}
