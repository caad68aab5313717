import AccountStore

/// Why a session is not among those that are known.
enum SessionObstacle: Error, Hashable {
    /// So many are.
    case full(Int)
    /// So many are of this user.
    case tooMany(Int)
    /// A name does not fit into its entry.
    case tooLong
    case unwritable(AccountStoreError)
    /// The name service does not know its user.
    case noUser
}

extension SessionObstacle {
    /// Whether somebody's end would help.
    var isWantOfRoom: Bool {
        switch self {
        case .full, .tooMany: true
        case .tooLong, .unwritable, .noUser: false
        }
    }
}
