import Identity
import Platform

/// What the kernel and logind say of the process that leads a session: enough to tell whose session it is.
struct SessionLeader {
    let real: UserID
    let effective: UserID
    /// As whom it logged in, by the kernel's audit.
    let loginUser: UserID?
    /// The real users of its children; nil where nobody could look for them.
    let children: [UserID]?
    /// Whose session logind calls it the leader of.
    let registered: UserID?

    /// Whether it leads a session of that user; `own` is the user of this process.
    ///
    /// Whoever opens sessions has root's rights: sshd's monitor, login, su. Then logind's word counts, or else who works below it.
    func leads(sessionOf user: UserID, own: UserID = ProcessFacts.effectiveUser) -> Bool {
        guard effective.isRoot || effective == own else { return false }
        if let registered { return registered == user }
        if loginUser == user { return true }
        guard let children else { return false }
        if children.contains(user) { return true }
        // Of root's processes all are root's own: so that says something only where nobody else is below it.
        return real == user && user == own && children.allSatisfy { $0 == user }
    }
}

extension SessionLeader {
    /// Reads what there is; nil for a leader that is no more, and nil children where nobody could look for them.
    static func read(
        _ leader: ProcessIdentity, children: [ProcessEntry]?, _ registered: UserID?
    ) throws(PlatformError) -> Self? {
        guard let folder = try ProcessFolder.open(leader) else { return nil }
        let users = try folder.users()
        return Self(
            real: users.real, effective: users.effective, loginUser: folder.loginUser(),
            children: children?.compactMap { owner(of: $0.identity) }, registered: registered)
    }

    /// The real user of a process; nil for one that is no more.
    static func owner(of process: ProcessIdentity) -> UserID? {
        guard let folder = try? ProcessFolder.open(process) else { return nil }
        return try? folder.owner()
    }
}
