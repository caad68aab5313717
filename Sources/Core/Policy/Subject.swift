package import Identity

/// Whose factor is in question: the invoking person for sudo and su, the target for logins.
package struct Subject: Hashable, Sendable {
    /// As the name service returns it; nil if there is no such user.
    package let name: AccountName?
    package let uid: UserID?
    package let gids: [GroupID]

    package init(name: AccountName?, uid: UserID?, gids: [GroupID]) {
        self.name = name
        self.uid = uid
        self.gids = gids
    }
}
