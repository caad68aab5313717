import Account
import Identity
import Systemd

/// What the daemon does to accounts by itself: there is no actor.
extension AuditTrail {
    func becameDormant(_ uid: UserID, _ name: AccountName, since day: CalendarDay) {
        upkeep(uid, name, "dormant", JournalText.becameDormant(uid, name, since: day))
    }

    /// The name service does not know an account any more, or does again.
    func existence(_ uid: UserID, _ name: AccountName, isMissing: Bool, closes day: CalendarDay) {
        if isMissing {
            upkeep(uid, name, "missing", JournalText.missing(uid, name, closes: day))
        } else {
            upkeep(uid, name, "found-again", JournalText.foundAgain(uid, name))
        }
    }

    func vanished(_ uid: UserID, _ name: AccountName, _ reason: String) {
        upkeep(uid, name, "offboarded", JournalText.vanished(uid, name, reason), reason: reason)
    }

    func rollCallDoubted(_ doubt: RollCall.Doubt) { note(JournalText.rollCallDoubted(doubt), .warning) }

    private func upkeep(
        _ uid: UserID, _ name: AccountName, _ change: String, _ message: String, reason: String? = nil
    ) {
        record(
            .accountChanged, message,
            [
                (.user, name.description), (.uid, uid.description), (.reason, reason), (.change, change),
            ])
    }
}
