package import Identity

/// What an account had that was offboarded, and what became of its login sessions.
package struct OffboardUserReply: Codable, Hashable, Sendable {
    package var user: AccountName
    /// False when it was offboarded already, so that nothing was written.
    package var changed: Bool
    package var factors = 0
    /// Those that were left.
    package var recoveryCodes = 0
    package var devices = 0
    package var passes = 0
    package var contacts = 0
    /// Contacts of before that were written to; whether it arrived is in the journal.
    package var told = 0
    package var sessionsEnded = 0
    /// Those that could not be ended.
    package var sessionsLeft = 0

    package init(user: AccountName, changed: Bool) {
        self.user = user
        self.changed = changed
    }
}
