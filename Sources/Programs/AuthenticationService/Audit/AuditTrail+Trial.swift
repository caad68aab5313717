import Identity
import Platform
import Systemd

/// Settings that are tried out, and questions whether somebody has proven themselves.
extension AuditTrail {
    func trialBegan(of file: String, for seconds: Int, by actor: UserID, _ warnings: [String]) {
        record(
            .policyTrial, JournalText.trialBegan(file, seconds),
            [(.actorUID, actor.description), (.position, file), (.seconds, String(seconds))])
        for warning in warnings { note(warning, .warning) }
    }

    /// One that gave way to what the files say has the record of their reading.
    func trialEnded(of file: String, _ ending: PolicyTrial.Ending) {
        switch ending {
        case .confirmed(let actor):
            record(
                .policyConfirmed, JournalText.trialConfirmed(file, actor),
                [(.actorUID, actor.description), (.position, file)])
        case .reverted: record(.policyReverted, JournalText.trialReverted(file), [(.position, file)])
        case .replaced: note(JournalText.trialReplaced(file), .notice)
        }
    }

    /// Says what somebody was to be proven for.
    ///
    /// A user who asks in vain, again and again, is told of now and then.
    func confirmation(of user: User, for purpose: String, isProven: Bool, by actor: UserID) {
        guard let left = isProven || actor.isRoot ? 0 : ownMeter.admit(actor, at: .now()) else { return }
        record(
            .confirmation,
            JournalText.confirmation(user.name, purpose, isProven) + JournalText.leftOut(left),
            [
                (.user, user.name.description), (.uid, user.uid.description),
                (.verdict, isProven ? "granted" : "refused"), (.confirmedFor, purpose),
                (.actorUID, actor.description),
            ])
    }
}
