import Identity

/// Why nothing is taken over from one user's file.
enum ImportRefusal: Hashable {
    case noSuchUser
    /// Something else took the file's place while it was opened.
    case notRegular
    case foreignOwner(UserID)
    /// The permission bits.
    case writableByOthers(mode: UInt32)
    /// In bytes.
    case tooLarge(limit: Int)
}
