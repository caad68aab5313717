import Account
import AccountStore
import Identity

extension AccountTable {
    /// Keeps accounts that are not in memory from being read while they are written in one go elsewhere.
    ///
    /// - Returns: those of `uids` that are reserved now.
    func reserve(_ uids: Set<UserID>) -> Set<UserID> {
        let free = uids.filter { residents[$0] == nil && loading[$0] == nil }
        for uid in free { loading[uid] = [] }
        return free
    }

    /// Lets those who waited for reserved accounts read them.
    func unreserve(_ uids: Set<UserID>) {
        for uid in uids { for retry in loading.removeValue(forKey: uid) ?? [] { retry() } }
    }

    /// Removes files that do not open and makes an empty record; false if that failed.
    func replaceDamaged(_ uid: UserID, _ name: AccountName, _ done: @escaping (Bool) -> Void) {
        guard !reserve([uid]).isEmpty else { return done(false) }
        runtime.forget(uid)
        let storage = storage
        let now = Moment.now().seconds
        disk.perform({ try storage.replace(AccountRecord(new: Account(name: name, uid: uid, created: now))) })
        { result in
            if case .failure(let error) = result { self.problem = error as? AccountStoreError }
            self.unreserve([uid])
            done((try? result.get()) != nil)
        }
    }
}
