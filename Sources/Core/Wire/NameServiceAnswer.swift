package import Identity

/// What the name service said, with "no such user" kept apart from a failure.
package enum NameServiceAnswer: Hashable, Sendable {
    case failed
    case noSuchUser
    /// 1 to 4,096 groups, the primary one first.
    case found(name: AccountName, uid: UserID, gids: [GroupID])
}
