import Account
import AccountStore
import Identity
import NIOCore

/// The accounts in memory: read when they are needed, the only place where they change, written behind.
///
/// Everything happens on the event loop, one after the other; only the disk is waited for elsewhere.
final class AccountTable {
    /// What is known about a uid and a name; the resident is held until ``release(_:)``.
    enum Found {
        /// There may be no record yet: ``Resident/record`` is nil then.
        case resident(Resident)
        case otherIdentity(AccountStorage.Mismatch)
        case damaged(String)
        case unavailable
    }

    /// Accounts in memory at once, so that secrets fit into locked memory.
    static let mostResidents = 12_000
    /// Records follow behind what was answered within this time.
    static let delay = TimeAmount.milliseconds(200)

    let storage: AccountStorage
    let runtime: RuntimeTable
    let epochs: EpochKeeper
    let audit: AuditTrail
    /// The thread that waits for the disk; what is done there keeps its order.
    let disk: Elsewhere
    var residents: [UserID: Resident] = [:]
    /// Accounts that are being read or written elsewhere, and who waits to find them.
    var loading: [UserID: [() -> Void]] = [:]
    var behind: [Resident] = []
    var isFlushScheduled = false
    /// Failures that could not be written, so that a full disk makes no guess free.
    var unsaved: [UserID: Failures] = [:]
    /// A record was met that is more than a day ahead of the clock.
    var isClockDoubted = false
    /// Why the last write failed; nil after one that did not.
    var problem: AccountStoreError?

    init(
        storage: AccountStorage, runtime: RuntimeTable, epochs: EpochKeeper, audit: AuditTrail,
        disk: Elsewhere
    ) {
        self.storage = storage
        self.runtime = runtime
        self.epochs = epochs
        self.audit = audit
        self.disk = disk
    }

    /// Finds an account; `done` may be called before this returns.
    func find(_ uid: UserID, _ name: AccountName, _ done: @escaping (Found) -> Void) {
        if let resident = residents[uid] { return done(hold(resident, name)) }
        guard residents.count + loading.count < Self.mostResidents else { return done(.unavailable) }
        if loading[uid] != nil {
            loading[uid]?.append { self.find(uid, name, done) }
        } else if let found = storage.findIfCached(uid, name) {
            done(admit(found, uid, name))
        } else {
            read(uid, name, done)
        }
    }

    func release(_ resident: Resident) {
        resident.holders -= 1
        dropIfIdle(resident)
    }

    /// An administrator says that the clock is right, until the next boot or jump.
    func acceptClock() throws(AccountStoreError) {
        try epochs.acceptClock()
        isClockDoubted = false
    }

    /// Why nothing can be written or read, in an administrator's words.
    var problemText: String { problem.map { JournalText.problem($0) } ?? JournalText.busy }

    func dropIfIdle(_ resident: Resident) {
        if resident.isIdle { residents[resident.uid] = nil }
    }

    private func read(_ uid: UserID, _ name: AccountName, _ done: @escaping (Found) -> Void) {
        loading[uid] = []
        let storage = storage
        disk.perform({ storage.find(uid, name) }) { result in
            let waiting = self.loading.removeValue(forKey: uid) ?? []
            done((try? result.get()).map { self.admit($0, uid, name) } ?? .unavailable)
            for retry in waiting { retry() }
        }
    }

    private func hold(_ resident: Resident, _ name: AccountName) -> Found {
        guard resident.name == name else {
            let mismatch = AccountStorage.Mismatch.uidHasName(resident.name)
            audit.nameMismatch(resident.uid, name, mismatch)
            return .otherIdentity(mismatch)
        }
        resident.holders += 1
        return .resident(resident)
    }

    private func admit(_ found: AccountStorage.Found, _ uid: UserID, _ name: AccountName) -> Found {
        switch found {
        case .nothing:
            return hold(insert(Resident(uid: uid, name: name, record: nil)), name)
        case .opened(let record, let linkIsMissing):
            let resident = insert(Resident(uid: uid, name: name, record: record))
            takeOver(resident, linkIsMissing: linkIsMissing)
            return hold(resident, name)
        case .otherIdentity(let mismatch):
            audit.nameMismatch(uid, name, mismatch)
            return .otherIdentity(mismatch)
        case .damaged(let reason, _):
            audit.recordDamaged(uid, name, reason)
            return .damaged(reason)
        case .unavailable(let error):
            problem = error
            return .unavailable
        }
    }

    private func insert(_ resident: Resident) -> Resident {
        residents[resident.uid] = resident
        return resident
    }

    /// Adds what the runtime directory knows better than the disk, and has damage repaired.
    private func takeOver(_ resident: Resident, linkIsMissing: Bool) {
        guard var record = resident.record else { return }
        let knowledge = runtime.knowledge(of: record.account)
        for known in knowledge { record.account.absorb(known) }
        if let failures = unsaved[resident.uid], failures.standing > record.account.failures.standing {
            record.account.failures = failures
        }
        let now = Moment.now()
        let isSettled = (try? epochs.epoch(at: now)).map {
            record.account.settleDoubts(in: $0, at: now.seconds)
        }
        resident.record = record
        if let damage = record.damage {
            audit.recordRepaired(resident.uid, resident.name, String(describing: damage.error))
            save(resident) { _ in }
        } else if !knowledge.isEmpty || linkIsMissing || unsaved[resident.uid] != nil || isSettled == true {
            saveBehind(resident)
        }
    }
}
