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
}
