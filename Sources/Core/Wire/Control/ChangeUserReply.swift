package import Identity

/// What became of a reset or an unlock.
package struct ChangeUserReply: Codable, Hashable, Sendable {
    package var user: AccountName
    /// False when the account was already as asked for, so that nothing was written.
    package var changed: Bool
    /// True when an unlock took the record of somebody else out of the way, and nothing else.
    package var recordRemoved: Bool?

    package init(user: AccountName, changed: Bool, recordRemoved: Bool? = nil) {
        self.user = user
        self.changed = changed
        self.recordRemoved = recordRemoved
    }
}
