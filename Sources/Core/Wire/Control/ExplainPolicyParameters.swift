package import Identity

/// Asks what would be demanded of a user who logs in, and why.
package struct ExplainPolicyParameters: ControlParameters {
    package typealias Reply = ExplainPolicyReply
    package static let method = ControlMethod.explainPolicy

    package var user: AccountName
    package var uid: UserID?
    /// All groups of the user, the primary one first.
    package var gids: [GroupID]?
    package var service: String
    /// The address that the user comes from; nil: not over a network.
    package var from: String?

    package init(
        user: AccountName, uid: UserID? = nil, gids: [GroupID]? = nil, service: String, from: String? = nil
    ) {
        self.user = user
        self.uid = uid
        self.gids = gids
        self.service = service
        self.from = from
    }

    package enum CodingKeys: String, CodingKey, CaseIterable { case user, uid, gids, service, from }
}
