/// One account, and nothing secret of it.
package struct ShowUserReply: Codable, Hashable, Sendable {
    package var user: UserReport

    package init(user: UserReport) {
        self.user = user
    }
}
