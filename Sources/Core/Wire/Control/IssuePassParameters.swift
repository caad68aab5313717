package import Identity

/// Gives an account a temporary code; one that stood before is void.
package struct IssuePassParameters: ControlParameters {
    package typealias Reply = IssuePassReply
    package static let method = ControlMethod.issuePass

    package var user: AccountName
    package var uid: UserID?
    /// How long it is good for, in seconds.
    package var seconds: Int
    /// For how many logins it is good, at least 1.
    package var uses: Int
    package var dryRun: Bool?

    package init(user: AccountName, uid: UserID? = nil, for seconds: Int, uses: Int, dryRun: Bool? = nil) {
        self.user = user
        self.uid = uid
        self.seconds = seconds
        self.uses = uses
        self.dryRun = dryRun
    }

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case user, uid
        case seconds = "for"
        case uses, dryRun
    }
}
