import Account
import AccountStore
import Identity

extension AccountTable {
    /// What became of a record that is in somebody's way.
    enum Removal {
        case removed
        case wouldRemove
        /// It is of another name, or not of somebody who was offboarded.
        case kept
        case unwritten
    }

    /// Removes the record of a uid and a name if it is one that was offboarded, and the link that leads to it.
    func removeOffboarded(
        _ uid: UserID, _ name: AccountName, isDryRun: Bool, _ done: @escaping (Removal) -> Void
    ) {
        guard !reserve([uid]).isEmpty else { return done(.unwritten) }
        let storage = storage
        disk.perform({ try storage.removeOffboarded(uid, name, isDryRun: isDryRun) }) { result in
            if case .failure(let error) = result { self.problem = error as? AccountStoreError }
            if case .success(.removed) = result { self.runtime.forget(uid) }
            self.unreserve([uid])
            done((try? result.get()) ?? .unwritten)
        }
    }
}

extension AccountStorage {
    fileprivate func removeOffboarded(
        _ uid: UserID, _ name: AccountName, isDryRun: Bool
    ) throws(AccountStoreError) -> AccountTable.Removal {
        guard case .opened(let record, _) = find(uid), record.account.name == name,
            record.account.offboarded != nil
        else { return .kept }
        guard !isDryRun else { return .wouldRemove }
        try directory.remove(uid: uid, nameDigest: Self.digest(of: name))
        return .removed
    }
}
