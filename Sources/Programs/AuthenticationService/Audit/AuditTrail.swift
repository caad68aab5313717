import Account
import AccountStore
import Conversation
import Identity
import Messages
import Platform
import Policy
import Systemd
import Wire

/// Words what happened for the journal: one record for each decision, change and damage.
struct AuditTrail {
    let writer: JournalWriter
    let meter = RefusalMeter()
    /// For conversations that people hold about their own accounts, apart from other refusals.
    let ownMeter = RefusalMeter()

    func record(_ event: AuditEvent, _ message: String, _ fields: [(JournalField, String?)] = []) {
        writer.submit(JournalRecord(event, message: message, fields: fields))
    }

    func nameMismatch(_ uid: UserID, _ name: AccountName, _ mismatch: AccountStorage.Mismatch) {
        record(
            .nameMismatch, JournalText.nameMismatch(uid, name, mismatch),
            [(.user, name.description), (.uid, uid.description)])
    }

    func recordDamaged(_ uid: UserID, _ name: AccountName, _ reason: String) {
        record(
            .recordDamaged, JournalText.recordDamaged(uid, name),
            [(.user, name.description), (.uid, uid.description), (.reason, reason)])
    }

    func recordRepaired(_ uid: UserID, _ name: AccountName, _ reason: String) {
        record(
            .recordRepaired, JournalText.recordRepaired(uid, name),
            [(.user, name.description), (.uid, uid.description), (.reason, reason)])
    }

    func storeFailed(_ uid: UserID, _ name: AccountName, _ reason: String) {
        record(
            .recordDamaged, JournalText.storeFailed(uid, name),
            [(.user, name.description), (.uid, uid.description), (.reason, reason)])
    }

    func clockJumped(_ milliseconds: Int64) {
        let seconds = String(milliseconds / 1_000)
        record(.clockJumped, JournalText.clockJumped(seconds: milliseconds / 1_000), [(.seconds, seconds)])
    }

    func clockAccepted(by actor: UserID) {
        record(
            .accountChanged, JournalText.clockAccepted(actor),
            [(.change, "clock-accepted"), (.actorUID, actor.description)])
    }

    /// `reason`: in the words of who asked for it, if there are any.
    func accountChanged(
        _ uid: UserID, _ name: AccountName, _ change: String, because reason: String = "", by actor: UserID
    ) {
        record(
            .accountChanged, JournalText.accountChanged(uid, name, change, because: reason, actor),
            [
                (.user, name.description), (.uid, uid.description), (.change, change),
                (.actorUID, actor.description), (.reason, reason.isEmpty ? nil : reason),
            ])
    }

    /// Writes at most one refusal of a peer in a while, with the number of those left out; root's are all written.
    func peerRefused(_ peer: Peer, _ verb: String) {
        guard let left = peer.uid.isRoot ? 0 : meter.admit(peer.uid, at: .now()) else { return }
        record(
            .peerRefused, JournalText.peerRefused(peer, verb, left),
            [(.actorUID, peer.uid.description), (.pid, String(peer.pid)), (.reason, verb)])
    }

    func note(_ message: String, _ priority: JournalPriority) {
        writer.submit(JournalRecord(message: message, priority: priority))
    }

    func settingsLoaded(_ file: String, _ warnings: [String]) {
        record(.settingsLoaded, JournalText.settingsLoaded(file))
        for warning in warnings { note(warning, .warning) }
    }

    func settingsRejected(_ refusal: SettingsRefusal) {
        for reason in refusal.reasons {
            record(
                .settingsRejected, JournalText.settingsRejected(reason.text),
                [(.position, reason.position), (.reason, reason.text)])
        }
    }

    func spentTableLost(_ origin: EntryTable.Origin) {
        record(.spentTableLost, JournalText.spentTableLost(origin), [(.reason, JournalText.reason(origin))])
    }

    /// How the audit trail itself is.
    var status: JournalStatus {
        JournalStatus(target: JournalSink.hasJournal ? .journal : .standardError, lost: writer.losses)
    }
}
