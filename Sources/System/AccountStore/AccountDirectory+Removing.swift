internal import Glibc
package import Identity
internal import Platform

extension AccountDirectory {
    /// Removes an account and its name, whatever is in their places but a folder; what is not there is not missed.
    ///
    /// The file goes first: after a crash, a name that leads to nothing is left, which is no account and which nobody's
    /// name is held up by. The other way round a record would be left that is not found by its name. A name that leads to
    /// another account stays.
    package func remove(uid: UserID, nameDigest: [UInt8]) throws(AccountStoreError) {
        try removeUnlessMissing(EntryName.file(uid), uid, .notRegular)
        let name = EntryName.link(nameDigest)
        switch try translating(readLink(name, cached: false)) {
        case .uid(uid), .damaged: try removeUnlessMissing(name, uid, .name)
        case .uid, .none: break
        }
    }

    private func removeUnlessMissing(
        _ name: String, _ uid: UserID, _ damage: AccountStoreError.Damage
    ) throws(AccountStoreError) {
        do throws(PlatformError) {
            try folder.remove(name)
            try folder.descriptor.sync()
        } catch {
            guard error.errno != EISDIR else { throw .damaged(uid, damage) }
            guard error.errno != ENOENT else { return }
            throw AccountStoreError(error)
        }
    }

    /// All uids that have a file, in ascending order; for listings, not for the start.
    package func list() throws(AccountStoreError) -> [UserID] {
        var uids: [UserID] = []
        try translating(
            folder.forEachName { name in
                if let uid = EntryName.uid(of: name) { uids.append(uid) }
            })
        return uids.sorted()
    }
}
