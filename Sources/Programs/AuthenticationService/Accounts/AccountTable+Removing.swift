import Account
import AccountStore
import Identity

extension AccountTable {
    /// What became of a record that is in somebody's way.
    enum Removal {
        /// It was of that name.
        case removed(AccountName)
        case wouldRemove
        /// It is not of somebody who was offboarded.
        case kept
        case unwritten
    }

    /// Removes the record of a uid if it is one that was offboarded, and the name that leads to it.
    func removeOffboarded(_ uid: UserID, isDryRun: Bool, _ done: @escaping (Removal) -> Void) {
        guard !reserve([uid]).isEmpty else { return done(.unwritten) }
        let storage = storage
        disk.perform({ try storage.removeOffboarded(uid, isDryRun: isDryRun) }) { result in
            if case .failure(let error) = result { self.problem = error as? AccountStoreError }
            if case .success(.removed) = result { self.runtime.forget(uid) }
            self.unreserve([uid])
            done((try? result.get()) ?? .unwritten)
        }
    }
}

extension AccountStorage {
    fileprivate func removeOffboarded(
        _ uid: UserID, isDryRun: Bool
    ) throws(AccountStoreError) -> AccountTable.Removal {
        guard case .opened(let record, _) = find(uid), record.account.offboarded != nil else { return .kept }
        guard !isDryRun else { return .wouldRemove }
        try directory.remove(uid: uid, nameDigest: Self.digest(of: record.account.name))
        return .removed(record.account.name)
    }
}
