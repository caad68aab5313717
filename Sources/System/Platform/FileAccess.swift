package import Identity

/// Whose a file is, and who may do what with it.
package struct FileAccess: Hashable, Sendable {
    package let owner: UserID
    package let group: GroupID
    /// The permission bits, 0 to 0o7777.
    package let mode: UInt32

    package init(owner: UserID, group: GroupID, mode: UInt32) {
        self.owner = owner
        self.group = group
        self.mode = mode
    }
}

extension FileStatus {
    package var access: FileAccess { FileAccess(owner: owner, group: group, mode: mode) }
}
