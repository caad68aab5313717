/// By what a login session is known, from the kernel's facts alone.
///
/// The first of these that a process has is its session's name: two processes are in one session if their names are equal.
package enum SessionName: Hashable, Sendable {
    /// The kernel's audit session, which nobody without a capability changes.
    case audit(UInt32)
    /// The control group of logind's session, up to `session-N.scope`, which is root's.
    case scope(String)
    /// The process that opened the session: whoever descends from it is in it.
    case leader(ProcessIdentity)
}

/// Where a process stands among others: what tells its login session.
package struct ProcessPlace: Hashable, Sendable {
    package let process: ProcessIdentity
    /// The parent first; at most 8.
    package let ancestors: [ProcessIdentity]
    /// Nil where the kernel gave it none.
    package let auditSession: UInt32?
    /// Of the unified hierarchy or systemd's own, as `/proc` has it.
    package let controlGroup: String?

    package init(
        process: ProcessIdentity, ancestors: [ProcessIdentity], auditSession: UInt32?, controlGroup: String?
    ) {
        self.process = process
        self.ancestors = ancestors
        self.auditSession = auditSession
        self.controlGroup = controlGroup
    }

    /// The name that does not hang on which sessions were opened; nil where only descent can tell.
    package var name: SessionName? {
        if let auditSession { return .audit(auditSession) }
        return scope.map { .scope($0) }
    }

    /// The path up to logind's scope, which stands right below a slice of root's.
    private var scope: String? {
        guard let controlGroup else { return nil }
        let parts = controlGroup.split(separator: "/", omittingEmptySubsequences: false)
        guard let place = parts.firstIndex(where: { $0.hasPrefix("session-") && $0.hasSuffix(".scope") }),
            place > 1, parts[0].isEmpty, parts[1..<place].allSatisfy({ $0.hasSuffix(".slice") })
        else { return nil }
        return parts[...place].joined(separator: "/")
    }
}
