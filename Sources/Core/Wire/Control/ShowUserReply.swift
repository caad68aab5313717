/// One account, and nothing secret of it.
package struct ShowUserReply: Codable, Hashable, Sendable {
    package var user: UserReport
    /// What policy asks of the account at each service that it names; nil where nobody could say.
    package var policy: [ServicePolicy]?
    /// Whom people ask for help, as `[help] contact` says it; nil where it is not set.
    package var help: String?

    package init(user: UserReport, policy: [ServicePolicy]? = nil, help: String? = nil) {
        self.user = user
        self.policy = policy
        self.help = help
    }
}
