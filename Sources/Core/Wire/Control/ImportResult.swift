/// What became of one entry.
package struct ImportResult: Codable, Hashable, Sendable {
    package var user: String
    package var outcome: Outcome
    /// More about a conflict or an invalid entry.
    package var reason: String?

    package init(user: String, outcome: Outcome, reason: String? = nil) {
        self.user = user
        self.outcome = outcome
        self.reason = reason
    }

    package enum Outcome: String, Codable, CaseIterable, Sendable {
        /// Or, in a dry run, would be.
        case created
        /// The account has this authenticator already.
        case unchanged
        /// The account has another authenticator, or its record belongs to another name or uid.
        case conflict
        case noSuchUser
        case invalid
    }
}
