import Account
import Identity
import Wire

/// An account in memory, for as long as somebody talks about it or its record on disk is behind.
///
/// Used on the event loop alone.
final class Resident {
    /// Changes an account by the same steps each time it is called; false if there is nothing to change.
    ///
    /// It is called before the write and after it, and logins go on in between: what those change is no ground to decide
    /// otherwise the second time.
    typealias Change = (inout Account) throws(ControlError) -> Bool

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

    /// A change that takes effect once it is on disk; one at a time.
    var change: Change?
    /// An account that is to be made by that change.
    var draft: AccountRecord?
    /// Changes that wait for their turn.
    var queue: [() -> Void] = []
    var isChanging = false

    init(uid: UserID, name: AccountName, record: AccountRecord?) {
        self.uid = uid
        self.name = name
        self.record = record
    }

    /// What the next durable write takes along, it is the write's from now on.
    func beginWrite() {
        waiting = []
        learnt = [:]
        change = nil
        isWriting = true
    }

    /// Takes over what is on disk now; what was judged meanwhile stays.
    func takeEffect(_ written: AccountRecord, _ learnt: [FactorID: Int64], _ change: Change?) {
        guard record != nil else {
            record = written
            return
        }
        record?.account.learn(learnt)
        if let change { record?.account.apply(change) }
    }

    var isIdle: Bool { holders == 0 && !isWriting && !isBehind && waiting.isEmpty }
}

extension AccountRecord {
    /// The record as it is written before its changes take effect.
    func applying(_ learnt: [FactorID: Int64], _ change: Resident.Change?) -> Self {
        var copy = withDrift(learnt)
        if let change { copy.account.apply(change) }
        return copy
    }
}

extension Account {
    /// Applies a change that was judged possible before; one that is impossible by now changes nothing.
    fileprivate mutating func apply(_ change: Resident.Change) {
        var copy = self
        guard (try? change(&copy)) == true else { return }
        self = copy
    }
}
