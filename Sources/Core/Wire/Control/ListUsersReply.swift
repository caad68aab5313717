/// One part of the list, in the order of the uids.
package struct ListUsersReply: Codable, Hashable, Sendable {
    /// At most so many accounts in one reply, which then stays far below the bound of a message.
    package static let mostUsers = 256

    package var users: [UserReport]

    package init(users: [UserReport]) {
        self.users = users
    }
}
