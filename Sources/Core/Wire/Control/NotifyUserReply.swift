package import Identity

/// What became of a text that was to be sent.
package struct NotifyUserReply: Codable, Hashable, Sendable {
    package var user: AccountName
    /// The address, masked.
    package var to: String
    /// Nil after a dry run.
    package var fate: DeliveryReport.Fate?
    /// Nil for what was sent, and after a dry run.
    package var reason: DeliveryFault?

    package init(
        user: AccountName, to: String, fate: DeliveryReport.Fate?, reason: DeliveryFault? = nil
    ) {
        self.user = user
        self.to = to
        self.fate = fate
        self.reason = reason
    }
}
