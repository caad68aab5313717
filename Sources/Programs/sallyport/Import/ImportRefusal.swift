import Identity

/// Why nothing is taken over from one user's file.
enum ImportRefusal: Hashable {
    case noSuchUser
    /// Its owner, or whoever serves the file system, keeps it from being read: the errno.
    case unreadable(Int32)
    /// Something else took the file's place while it was opened.
    case notRegular
    case foreignOwner(UserID)
    /// The permission bits.
    case writableByOthers(mode: UInt32)
    /// In bytes.
    case tooLarge(limit: Int)
}
