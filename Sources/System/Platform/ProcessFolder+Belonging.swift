internal import CPlatform
internal import Glibc
package import Identity

extension ProcessFolder {
    /// Whether it is a user's process: theirs by its real uid, or below them by their subordinate uids.
    package func belongs(to user: UserID) throws(PlatformError) -> Bool {
        try Self.belongs(folder, to: user)
    }

    /// The real uid of the process of an open folder.
    package static func owner(_ folder: borrowing Directory) throws(PlatformError) -> UserID {
        guard let owner = ProcessText.owner(status: try read("status", in: folder)) else {
            throw PlatformError(operation: "read", path: "status", errno: EBADMSG)
        }
        return owner
    }

    /// The same as ``belongs(to:)`` of an open folder of a process.
    ///
    /// A subordinate uid can be had in a user namespace alone, and whoever made that owns it: `unshare --map-auto`, `podman`.
    /// Where the kernel does not tell, or the process has ended, the real uid alone counts. Root's own stays root's wherever it
    /// went: nobody has root as a subordinate.
    package static func belongs(
        _ folder: borrowing Directory, to user: UserID
    ) throws(PlatformError) -> Bool {
        let owner = try owner(folder)
        if owner == user || owner.isRoot { return owner == user }
        return platform_owns_namespace_of(folder.descriptor.number, user.rawValue) == 1
    }
}
