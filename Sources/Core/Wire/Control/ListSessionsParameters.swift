package import Identity

/// Asks for the login sessions that are open, in parts: one's own, those of an account, or everybody's.
package struct ListSessionsParameters: ControlParameters {
    package typealias Reply = ListSessionsReply
    package static let method = ControlMethod.listSessions

    /// Nil: the caller's own account, unless ``everybody``.
    package var user: AccountName?
    package var uid: UserID?
    package var everybody: Bool?

    package init(user: AccountName? = nil, uid: UserID? = nil, everybody: Bool? = nil) {
        self.user = user
        self.uid = uid
        self.everybody = everybody
    }

    package enum CodingKeys: String, CodingKey, CaseIterable { case user, uid, everybody }
}
