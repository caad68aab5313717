package import Identity

/// What became of a lock, and of the login sessions that end with it.
package struct LockUserReply: Codable, Hashable, Sendable {
    package var user: AccountName
    /// False when the account was already locked just so, so that nothing was written.
    package var changed: Bool
    package var sessionsEnded: Int
    /// Those that could not be ended.
    package var sessionsLeft: Int

    package init(user: AccountName, changed: Bool, sessionsEnded: Int = 0, sessionsLeft: Int = 0) {
        self.user = user
        self.changed = changed
        self.sessionsEnded = sessionsEnded
        self.sessionsLeft = sessionsLeft
    }
}
