import Identity
import Platform

/// Somebody whose traces are looked for on a host.
struct Leaver: Hashable {
    let name: AccountName
    let uid: UserID
    /// Nil where the name service does not know it, or nobody has one.
    let home: String?

    init(name: AccountName, uid: UserID, home: String?) {
        self.name = name
        self.uid = uid
        self.home = home.flatMap { $0.hasPrefix("/") && $0 != "/" ? $0 : nil }
    }

    init(_ name: AccountName, _ uid: UserID) {
        guard case .found(let user) = NameService.user(named: name.description), user.uid == uid else {
            // Where it mostly was, if the account is gone and its home is not.
            self.init(name: name, uid: uid, home: "/home/\(name)")
            return
        }
        self.init(name: name, uid: uid, home: user.home)
    }
}
