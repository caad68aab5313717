package import Identity

/// Takes every factor and every failure of an account away; a lock stays.
package struct ResetUserParameters: ControlParameters {
    package typealias Reply = ChangeUserReply
    package static let method = ControlMethod.resetUser

    package var user: AccountName
    package var uid: UserID?
    package var dryRun: Bool?

    package init(user: AccountName, uid: UserID? = nil, dryRun: Bool? = nil) {
        self.user = user
        self.uid = uid
        self.dryRun = dryRun
    }

    package enum CodingKeys: String, CodingKey, CaseIterable { case user, uid, dryRun }
}
