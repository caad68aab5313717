package import Identity

/// Asks what is known of one account.
package struct ShowUserParameters: ControlParameters {
    package typealias Reply = ShowUserReply
    package static let method = ControlMethod.showUser

    /// Nil: the caller's own account.
    package var user: AccountName?
    package var uid: UserID?

    package init(user: AccountName? = nil, uid: UserID? = nil) {
        self.user = user
        self.uid = uid
    }

    package enum CodingKeys: String, CodingKey, CaseIterable { case user, uid }
}
