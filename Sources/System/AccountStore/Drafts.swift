import Identity

/// Accounts of one batch that are written, but not yet under their own names.
struct Drafts {
    /// Whether each file is synced as it is written, rather than all at once.
    let syncEach: Bool
    var uids: Set<UserID> = []
    /// The entries of names that this batch has made.
    var links: [String] = []
}
