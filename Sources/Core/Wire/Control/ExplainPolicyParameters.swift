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
    /// The SSH key that the user comes with, as `ssh-keygen -l` prints it: `SHA256:…`.
    package var key: String?
    /// When; nil: now.
    package var at: Timestamp?
    /// As whom the user is to act, in sudo and su; nil: as whom they usually do.
    package var target: String?
    /// The terminal without `/dev/`; nil: what the service usually has.
    package var terminal: String?

    package init(
        user: AccountName, uid: UserID? = nil, gids: [GroupID]? = nil, service: String, from: String? = nil,
        key: String? = nil, at: Timestamp? = nil, target: String? = nil, terminal: String? = nil
    ) {
        self.user = user
        self.uid = uid
        self.gids = gids
        self.service = service
        self.from = from
        self.key = key
        self.at = at
        self.target = target
        self.terminal = terminal
    }

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case user, uid, gids, service, from, key, at, target, terminal
    }
}
