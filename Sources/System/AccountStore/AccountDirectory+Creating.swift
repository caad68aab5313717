package import Identity
internal import Platform

extension AccountDirectory {
    /// Makes an account, which is on disk when the call returns.
    ///
    /// The name's link comes first, then the file under another name, and only once both are on disk the file gets
    /// its own: after a crash there is the whole account or none. Both slots are written whole, so the file is made of
    /// blocks that hold data, and overwriting it in place later needs no space and changes no metadata.
    ///
    /// - Throws: ``AccountStoreError/alreadyExists(_:)``, or ``AccountStoreError/nameTaken(by:)``.
    package func create(uid: UserID, nameDigest: [UInt8], slots: Slots) throws(AccountStoreError) {
        let account = NewAccount(uid: uid, nameDigest: nameDigest, slots: slots)
        if let refusal = try create([account])[0] { throw refusal }
    }

    /// Makes many accounts with as few waits for the disk as one needs; some 512 at a time are enough.
    ///
    /// - Returns: For each account, nil if it is on disk, or why it was not made.
    /// - Throws: What stopped the batch. Another try is safe.
    package func create(_ accounts: [NewAccount]) throws(AccountStoreError) -> [AccountStoreError?] {
        var drafts = Drafts(syncEach: accounts.count == 1)
        var refusals: [AccountStoreError?] = []
        do throws(AccountStoreError) {
            for account in accounts {
                refusals.append(try draft(account, among: &drafts))
            }
            try settle(drafts)
        } catch {
            discard(drafts)
            throw error
        }
        try publish(drafts)
        return refusals
    }

    private func draft(
        _ account: NewAccount, among drafts: inout Drafts
    ) throws(AccountStoreError) -> AccountStoreError? {
        guard try !exists(account.uid, among: drafts) else { return .alreadyExists(account.uid) }
        if let refusal = try link(account, among: &drafts) { return refusal }
        drafts.uids.insert(account.uid)
        do throws(PlatformError) {
            try write(account, syncing: drafts.syncEach)
        } catch {
            throw AccountStoreError(error)
        }
        return nil
    }

    private func exists(_ uid: UserID, among drafts: Drafts) throws(AccountStoreError) -> Bool {
        if drafts.uids.contains(uid) { return true }
        return try translating(folder.status(of: EntryName.file(uid))) != nil
    }

    /// Lets the name lead to the uid; a link to a uid without a file is what a crash left, and makes way.
    private func link(
        _ account: NewAccount, among drafts: inout Drafts
    ) throws(AccountStoreError) -> AccountStoreError? {
        let name = EntryName.link(account.nameDigest)
        switch try translating(readLink(name, cached: false)) {
        case .damaged: return .damaged(account.uid, .name)
        case .uid(account.uid): return nil
        case .uid(let other):
            guard try !exists(other, among: drafts) else { return .nameTaken(by: other) }
            try translating(folder.remove(name))
        case .none: break
        }
        try translating(folder.makeLink(name, to: EntryName.file(account.uid)))
        drafts.links.append(name)
        return nil
    }

    private func write(_ account: NewAccount, syncing: Bool) throws(PlatformError) {
        let file = try folder.openNew(EntryName.draft(account.uid))
        try file.writeAll(account.slots.fileBytes)
        if syncing { try file.sync() }
    }

    private func settle(_ drafts: Drafts) throws(AccountStoreError) {
        guard !drafts.uids.isEmpty else { return }
        try translating(drafts.syncEach ? folder.descriptor.sync() : folder.descriptor.syncFileSystem())
    }

    private func publish(_ drafts: Drafts) throws(AccountStoreError) {
        guard !drafts.uids.isEmpty else { return }
        for uid in drafts.uids {
            try translating(folder.rename(EntryName.draft(uid), to: EntryName.file(uid)))
        }
        try translating(folder.descriptor.sync())
    }

    private func discard(_ drafts: Drafts) {
        for name in drafts.uids.map(EntryName.draft) + drafts.links {
            try? folder.remove(name)
        }
    }
}
