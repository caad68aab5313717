internal import Glibc
internal import Identity
internal import Platform

/// The folder `accounts`, with one file of two slots per account, named by its uid, and one symbolic link per
/// account, named by the digest of its name, to that uid.
///
/// It is held open and locked from start to exit. All calls but ``readIfCached(uid:nameDigest:)`` may wait for a disk and come
/// from one thread. Nobody reads an account while it is being written: the slot in question would look torn.
package final class AccountDirectory: Sendable {
    package static let name = "accounts"

    let folder: Directory
    /// The one user whose files are believed: our own.
    let owner: UserID

    private init(folder: consuming Directory, owner: UserID) {
        self.folder = folder
        self.owner = owner
    }

    /// Opens `accounts` in the state directory, and makes it, mode 0700, if there is none.
    ///
    /// - Throws: ``AccountStoreError/inUse`` if another process has it open, ``AccountStoreError/notOurs(owner:)``,
    ///   ENOTDIR or ELOOP if a link or a file is in its place.
    package static func open(stateDirectory: String) throws(AccountStoreError) -> AccountDirectory {
        let state = try translating(Directory(path: stateDirectory))
        if try translating(state.makeFolder(name)) {
            try translating(state.descriptor.sync())
        }
        let folder = try translating(Directory(named: name, in: state))
        let owner = UserID(rawValue: geteuid())
        try claim(folder.descriptor, for: owner)
        return AccountDirectory(folder: folder, owner: owner)
    }

    private static func claim(_ folder: borrowing Descriptor, for owner: UserID) throws(AccountStoreError) {
        let status = try translating(folder.status())
        guard status.owner == owner else { throw .notOurs(owner: status.owner) }
        guard try translating(folder.lock()) else { throw .inUse }
        guard status.mode != 0o700 else { return }
        try translating(folder.setMode(0o700))
    }
}
