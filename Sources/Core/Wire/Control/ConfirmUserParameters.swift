package import Identity

/// Asks whether a user has proven a second factor lately, before something is done that should not be a stranger's.
package struct ConfirmUserParameters: ControlParameters {
    package typealias Reply = ConfirmUserReply
    package static let method = ControlMethod.confirmUser
    /// In characters.
    package static let longestPurpose = 200
    package static let longestFresh = 86_400

    /// Nil: the caller's own account.
    package var user: AccountName?
    package var uid: UserID?
    /// What is to be done, for the journal: 1 to ``longestPurpose`` printable ASCII characters.
    package var purpose: String
    /// How old the proof may be: 1 to ``longestFresh`` seconds.
    package var freshSeconds: Int

    package init(user: AccountName? = nil, uid: UserID? = nil, purpose: String, freshSeconds: Int) {
        self.user = user
        self.uid = uid
        self.purpose = purpose
        self.freshSeconds = freshSeconds
    }

    package enum CodingKeys: String, CodingKey, CaseIterable { case user, uid, purpose, freshSeconds }
}
