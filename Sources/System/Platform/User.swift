package import Identity

/// A user as the name service knows them.
package struct User: Hashable, Sendable {
    /// The canonical name, whatever was asked for.
    package let name: AccountName
    package let uid: UserID
    /// The primary group first.
    package let gids: [GroupID]
    package let home: String?

    package init(name: AccountName, uid: UserID, gids: [GroupID], home: String?) {
        self.name = name
        self.uid = uid
        self.gids = gids
        self.home = home
    }
}
