package import Identity

/// Shuts an account for logins, whether or not it has a record yet, and ends its login sessions.
package struct LockUserParameters: ControlParameters {
    package typealias Reply = LockUserReply
    package static let method = ControlMethod.lockUser

    package var user: AccountName
    package var uid: UserID?
    /// Nil: until somebody unlocks it.
    package var until: Timestamp?
    /// For administrators, at most 200 bytes; printable ASCII is shown on the terminals of the sessions too.
    package var reason: String?
    package var keepSessions: Bool?
    package var dryRun: Bool?

    package init(
        user: AccountName, uid: UserID? = nil, until: Timestamp? = nil, reason: String? = nil,
        keepSessions: Bool? = nil, dryRun: Bool? = nil
    ) {
        self.user = user
        self.uid = uid
        self.until = until
        self.reason = reason
        self.keepSessions = keepSessions
        self.dryRun = dryRun
    }

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case user, uid, until, reason, keepSessions, dryRun
    }
}
