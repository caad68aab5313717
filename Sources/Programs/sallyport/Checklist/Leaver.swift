import Identity
import Platform

/// Somebody whose traces are looked for on a host.
struct Leaver: Hashable {
    let name: AccountName
    let uid: UserID
    /// Nil where the name service does not know it, or nobody has one.
    let home: String?
    /// The primary group; one of the uid's number where the name service does not know it.
    let gid: GroupID

    init(name: AccountName, uid: UserID, home: String?, gid: GroupID? = nil) {
        self.name = name
        self.uid = uid
        self.home = home.flatMap(Self.folder)
        self.gid = gid ?? GroupID(rawValue: uid.rawValue)
    }

    /// What removes a path that a process of the user may swap for a link: root's rights are not for that.
    ///
    /// Nor is root's terminal, which whoever traces a process of the same uid could type at: it is no longer that of the
    /// new session, and no descriptor leads to it.
    func removal(of path: String) -> String {
        let rights = "setpriv --reuid=\(uid) --regid=\(gid.rawValue) --clear-groups --"
        let removal = "rm -rf -- \(Checklist.word(path))"
        return "setsid --wait \(rights) \(removal) </dev/null 2>&1 | cat"
    }

    /// A home in the form that mount points have, or nil for none.
    static func folder(_ home: String) -> String? {
        let names = home.split(separator: "/").filter { $0 != "." }
        return home.hasPrefix("/") && !names.isEmpty ? "/\(names.joined(separator: "/"))" : nil
    }

    init(_ name: AccountName, _ uid: UserID) {
        guard case .found(let user) = NameService.user(named: name.description), user.uid == uid else {
            // Where it mostly was, if the account is gone and its home is not.
            self.init(name: name, uid: uid, home: "/home/\(name)")
            return
        }
        self.init(name: name, uid: uid, home: user.home, gid: user.gids.first)
    }
}
