package import Identity

/// Cuts an account off for good: locked, emptied, and its login sessions ended.
package struct OffboardUserParameters: ControlParameters {
    package typealias Reply = OffboardUserReply
    package static let method = ControlMethod.offboardUser

    package var user: AccountName
    package var uid: UserID?
    /// For administrators, at most 200 bytes; printable ASCII is shown on the terminals of the sessions too.
    package var reason: String?
    /// Whether the contacts of before hear of it.
    package var notify: Bool?
    package var dryRun: Bool?

    package init(
        user: AccountName, uid: UserID? = nil, reason: String? = nil, notify: Bool? = nil,
        dryRun: Bool? = nil
    ) {
        self.user = user
        self.uid = uid
        self.reason = reason
        self.notify = notify
        self.dryRun = dryRun
    }

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case user, uid, reason, notify, dryRun
    }
}
