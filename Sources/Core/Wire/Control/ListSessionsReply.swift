/// One part of the list, in the order in which the sessions were opened.
package struct ListSessionsReply: Codable, Hashable, Sendable {
    /// At most so many sessions in one reply, which then stays far below the bound of a message.
    package static let mostSessions = 256

    package var sessions: [SessionReport]

    package init(sessions: [SessionReport]) {
        self.sessions = sessions
    }
}
