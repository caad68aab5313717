package import Identity

/// Takes the lock of an account away, and the failures that stand against it.
package struct UnlockUserParameters: ControlParameters {
    package typealias Reply = ChangeUserReply
    package static let method = ControlMethod.unlockUser

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
