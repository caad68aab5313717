/// One account, and nothing secret of it.
package struct ShowUserReply: Codable, Hashable, Sendable {
    package var user: UserReport
    /// What policy asks of the account at each service that it names; nil where nobody could say.
    package var policy: [ServicePolicy]?

    package init(user: UserReport, policy: [ServicePolicy]? = nil) {
        self.user = user
        self.policy = policy
    }
}
