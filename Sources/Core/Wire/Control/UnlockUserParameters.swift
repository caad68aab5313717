package import Identity

/// Takes the lock of an account away, and the failures that stand against it.
package struct UnlockUserParameters: ControlParameters {
    package typealias Reply = ChangeUserReply
    package static let method = ControlMethod.unlockUser

    package var user: AccountName
    package var uid: UserID?
    /// Whether one that was offboarded is meant, which nothing else opens again.
    package var offboarded: Bool?
    package var dryRun: Bool?

    package init(user: AccountName, uid: UserID? = nil, offboarded: Bool? = nil, dryRun: Bool? = nil) {
        self.user = user
        self.uid = uid
        self.offboarded = offboarded
        self.dryRun = dryRun
    }

    package enum CodingKeys: String, CodingKey, CaseIterable { case user, uid, offboarded, dryRun }
}
