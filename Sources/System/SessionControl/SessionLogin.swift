import Identity
import Platform

/// The login that a process comes from, by the kernel's audit: only root can change it.
struct SessionLogin: Hashable {
    let user: UserID
    let session: UInt32

    /// Nil where the kernel knows of none.
    ///
    /// Whoever has none can give themselves one: so nothing follows from the first that somebody has.
    static func of(_ process: ProcessIdentity) -> Self? {
        guard let folder = try? ProcessFolder.open(process), let user = folder.loginUser(),
            let session = try? folder.auditSession()
        else { return nil }
        return Self(user: user, session: session)
    }

    /// Whether a process comes from another one.
    func isAnother(of process: ProcessIdentity) -> Bool {
        Self.of(process).map { $0 != self } ?? false
    }
}
