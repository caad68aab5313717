import Identity
import Systemd
import Wire

/// What is said of accounts and their changes.
extension Sentences {
    static func state(_ state: UserReport.State) -> String {
        switch state {
        case .enrolled: "enrolled"
        case .notEnrolled: "not enrolled"
        case .locked: "locked"
        case .offboarded: "offboarded"
        case .shut: "shut after too many failures"
        case .damaged: "damaged"
        case .mismatched: "refused, since a record of somebody else is in the way"
        }
    }

    static func lock(_ lock: LockReport) -> String {
        let end = lock.until.map { "until \($0)" } ?? "until somebody unlocks it"
        return "locked since \(lock.since), \(end)\(reason(of: lock))"
    }

    /// Such as `: lost laptop`.
    static func reason(of lock: LockReport?) -> String {
        lock?.reason.map { $0.isEmpty ? "" : ": \($0.escapingControls)" } ?? ""
    }

    static func damage(_ reason: String, _ state: UserReport.State) -> String {
        (state == .mismatched ? "" : "the record cannot be read: ") + reason.escapingControls
    }

    static func failures(_ count: Int, of most: Int) -> String {
        "\(count) failed \(count == 1 ? "attempt stands" : "attempts stand") against it, of \(most)"
    }

    static func lastProof(_ time: Timestamp?) -> String {
        time.map { "last proven \($0)" } ?? "not proven yet"
    }

    static func kind(of factor: FactorReport) -> String {
        let parts = [
            factor.method.rawValue, "\(factor.digits) digits", factor.period.map { "\($0) s" },
            factor.algorithm?.rawValue, factor.counter.map { "next number \($0)" },
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    static func enrolled(_ reply: EnrolUserReply, dryRun: Bool) -> [String] {
        if let channel = reply.method.channel { return enrolled(reply, by: channel, dryRun) }
        guard let secret = reply.secret, let uri = reply.uri else {
            return ["\(reply.user) would be given a new authenticator."]
        }
        return [
            "Add this key to an authenticator app; its codes are accepted for \(reply.user) from now on.", "",
            "  Key:  \(grouped(secret).escapingControls)", "  URI:  \(uri.escapingControls)", "",
            "Whoever sees the key can make these codes.",
        ] + recoveryCodes(reply)
    }

    private static func enrolled(
        _ reply: EnrolUserReply, by channel: OutOfBandChannel, _ dryRun: Bool
    ) -> [String] {
        let whose = "accepted for \(reply.user)"
        guard !dryRun else { return ["Codes sent by \(way(channel)) would be \(whose)."] }
        return ["Codes sent by \(way(channel)) are \(whose) from now on."] + recoveryCodes(reply)
    }

    private static func recoveryCodes(_ reply: EnrolUserReply) -> [String] {
        guard let longest = reply.recoveryCodes.map(\.count).max() else { return [] }
        return ["", "Recovery codes, each good for one login without the authenticator:"]
            + reply.recoveryCodes.map { "  \($0.count < longest ? " " : "")\($0.escapingControls)" }
    }

    /// What is left of an enrolment when nobody got the key.
    static func enrolledUnseen(_ reply: EnrolUserReply, dryRun: Bool) -> String {
        guard reply.secret != nil else { return enrolled(reply, dryRun: dryRun)[0] }
        return "\(reply.user) is enrolled, with a key that nobody has seen"
            + " (sallyport user reset \(reply.user), then enrol again)"
    }

    /// In fours, as people type it.
    private static func grouped(_ key: String) -> String {
        let characters = Array(key)
        return stride(from: 0, to: characters.count, by: 4)
            .map { String(characters[$0..<min($0 + 4, characters.count)]) }.joined(separator: " ")
    }

    static func reset(_ reply: ChangeUserReply, dryRun: Bool) -> String {
        change(
            reply, dryRun, done: "has no second factor any more", would: "would lose every factor",
            not: "had none")
    }

    static func lock(_ reply: LockUserReply, dryRun: Bool) -> [String] {
        let account = ChangeUserReply(user: reply.user, changed: reply.changed)
        return [
            change(
                account, dryRun, done: "is locked", would: "would be locked",
                not: "was locked just so already")
        ] + ended(reply, dryRun: dryRun)
    }

    static func unlock(_ reply: ChangeUserReply, dryRun: Bool) -> String {
        guard reply.recordRemoved != true else { return recordRemoved(reply.user, dryRun) }
        return change(
            reply, dryRun, done: "is unlocked", would: "would be unlocked",
            not: "was not locked, and no failures stood against it")
    }

    private static func recordRemoved(_ user: AccountName, _ dryRun: Bool) -> String {
        dryRun
            ? "The record of the offboarded account before would be removed; \(user) would begin as somebody new."
            : "The record of the offboarded account before is removed; \(user) begins as somebody new."
    }

    private static func change(
        _ reply: ChangeUserReply, _ dryRun: Bool, done: String, would: String, not: String
    ) -> String {
        "\(reply.user) \(reply.changed ? (dryRun ? would : done) : not)."
    }
}
