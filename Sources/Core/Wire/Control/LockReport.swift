/// Why nobody may log in to an account for now.
package struct LockReport: Codable, Hashable, Sendable {
    package var since: Timestamp
    /// Nil: until somebody unlocks it.
    package var until: Timestamp?
    /// An administrator's words; not sent to the owner.
    package var reason: String?

    package init(since: Timestamp, until: Timestamp? = nil, reason: String? = nil) {
        self.since = since
        self.until = until
        self.reason = reason
    }
}
