import Account
import AccountStore
import Cryptography
import Identity
import OneTimePassword
import Platform
import Wire

/// One call's worth of authenticators to take over, off the event loop.
///
/// Accounts are read, and those to be made are made in one go; what an account has already is left as it is, so that a
/// second run changes nothing.
struct ImportRun: Sendable {
    let entries: [ImportEntry]
    let isDryRun: Bool
    private let storage: AccountStorage
    private let epoch: Epoch
    private let isRoot: Bool
    private let dormantAfter: Int64?
    private let now = Moment.now().seconds

    init(
        _ call: ImportUsersParameters, storage: AccountStorage, epoch: Epoch, isRoot: Bool,
        dormantAfter: Int64?
    ) {
        self.dormantAfter = dormantAfter
        entries = call.entries
        isDryRun = call.dryRun ?? false
        self.storage = storage
        self.epoch = epoch
        self.isRoot = isRoot
    }

    /// The user of each entry; nil where there is none.
    func resolve() -> [User?] {
        entries.map { entry in
            guard let name = try? AccountName(entry.user) else { return nil }
            if isRoot, let uid = entry.uid { return User(name: name, uid: uid, gids: [], home: nil) }
            guard case .found(let user) = NameService.user(named: entry.user) else { return nil }
            return user
        }
    }

    /// Judges every entry and writes what is new; nobody else touches `reserved` meanwhile, and other accounts are busy.
    func carryOut(_ users: [User?], reserved: Set<UserID>) -> [ImportResult] {
        var results: [ImportResult] = []
        var new: [(position: Int, record: AccountRecord)] = []
        var seen: Set<UserID> = []
        for (position, entry) in entries.enumerated() {
            let step = judge(entry, users[position], reserved: reserved, seen: &seen)
            results.append(ImportResult(user: entry.user, outcome: step.outcome, reason: step.reason))
            if let record = step.record { new.append((position, record)) }
        }
        guard !isDryRun else { return results }
        for (position, reason) in write(new) {
            results[position] = ImportResult(user: entries[position].user, outcome: .conflict, reason: reason)
        }
        return results
    }

    private typealias Step = (outcome: ImportResult.Outcome, reason: String?, record: AccountRecord?)

    private func judge(
        _ entry: ImportEntry, _ user: User?, reserved: Set<UserID>, seen: inout Set<UserID>
    ) -> Step {
        guard let user else { return (.noSuchUser, nil, nil) }
        guard seen.insert(user.uid).inserted else { return (.conflict, JournalText.twiceInImport, nil) }
        guard reserved.contains(user.uid) else { return (.conflict, JournalText.busy, nil) }
        let factor: NewFactor
        do throws(ControlError) {
            factor = try NewFactor(entry)
        } catch {
            return (.invalid, JournalText.invalid(error), nil)
        }
        return compare(factor, with: storage.find(user.uid, user.name), user)
    }

    private func compare(_ factor: NewFactor, with found: AccountStorage.Found, _ user: User) -> Step {
        let record: AccountRecord
        switch found {
        case .nothing: record = AccountRecord(new: Account(name: user.name, uid: user.uid, created: now))
        case .opened(let known, _): record = known
        case .otherIdentity(let mismatch): return (.conflict, JournalText.mismatch(mismatch), nil)
        case .damaged(let reason, _): return (.conflict, reason, nil)
        case .unavailable(let error): return (.conflict, JournalText.problem(error), nil)
        }
        guard record.account.offboarded == nil else {
            return (.conflict, JournalText.offboardedAccount, nil)
        }
        if record.account.factors.contains(where: factor.isSame) { return (.unchanged, nil, nil) }
        guard !record.account.isEnrolled else { return (.conflict, JournalText.otherAuthenticator, nil) }
        // Else a file of old keys opened what a pass alone is to open.
        guard !record.account.isDormant(at: now, after: dormantAfter) else {
            return (.conflict, JournalText.dormant, nil)
        }
        var changed = record
        // A record that was there may have had this very secret before, and nobody knows what was spent of it.
        let known = record.generation > 0 ? Epoch.ID.unknown : epoch.id
        guard (try? factor.enrol(in: &changed.account, epoch: known)) != nil else {
            return (.conflict, JournalText.otherAuthenticator, nil)
        }
        _ = changed.account.settleDoubts(in: epoch, at: now)
        return (.created, nil, changed)
    }

    /// Writes what is new, and returns what was not written and why.
    private func write(_ new: [(position: Int, record: AccountRecord)]) -> [(Int, String)] {
        var failures: [(Int, String)] = []
        var drafts: [(position: Int, account: NewAccount)] = []
        for (position, record) in new {
            do {
                var record = record
                if record.generation > 0 {
                    if let error = storage.writeDurably(record).error { throw error }
                } else {
                    drafts.append((position, try storage.sealNew(&record)))
                }
            } catch {
                failures.append((position, JournalText.problem(error)))
            }
        }
        do throws(AccountStoreError) {
            let outcomes = try storage.directory.create(drafts.map(\.account))
            for (draft, error) in zip(drafts, outcomes) {
                if let error { failures.append((draft.position, JournalText.problem(error))) }
            }
        } catch {
            failures += drafts.map { ($0.position, JournalText.problem(error)) }
        }
        return failures
    }
}
