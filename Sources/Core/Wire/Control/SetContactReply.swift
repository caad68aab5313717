package import Identity

/// The contacts of an account as they are now, or after a dry run would be.
package struct SetContactReply: Codable, Hashable, Sendable {
    package var user: AccountName
    package var contacts: [ContactReport]
    /// False when they were already as asked for, so that nothing was written and nobody told.
    package var changed: Bool

    package init(user: AccountName, contacts: [ContactReport], changed: Bool) {
        self.user = user
        self.contacts = contacts
        self.changed = changed
    }
}
