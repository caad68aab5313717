package import Identity

/// What became of a reset or an unlock.
package struct ChangeUserReply: Codable, Hashable, Sendable {
    package var user: AccountName
    /// False when the account was already as asked for, so that nothing was written.
    package var changed: Bool

    package init(user: AccountName, changed: Bool) {
        self.user = user
        self.changed = changed
    }
}
