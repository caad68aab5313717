import Account
import Identity

/// An account in memory, for as long as somebody talks about it or its record on disk is behind.
///
/// Used on the event loop alone.
final class Resident {
    let uid: UserID
    let name: AccountName
    /// Nil until there is one.
    var record: AccountRecord?
    /// How many conversations and calls use it.
    var holders = 0
    var isWriting = false
    /// The record in memory is newer than the one on disk.
    var isBehind = false
    /// Who waits until everything up to now is on disk, in both slots.
    var waiting: [(Bool) -> Void] = []
    /// Drift that takes effect once it is on disk.
    var learnt: [FactorID: Int64] = [:]

    init(uid: UserID, name: AccountName, record: AccountRecord?) {
        self.uid = uid
        self.name = name
        self.record = record
    }

    /// Takes a change back that could not be written, but nothing that was judged since.
    func undo(to before: AccountRecord?) {
        guard var before, let current = record else {
            record = before
            return
        }
        before.account = before.account.keepingJudgements(of: current.account)
        before.adoptPlacement(of: current)
        record = before
    }

    var isIdle: Bool { holders == 0 && !isWriting && !isBehind && waiting.isEmpty }
}
