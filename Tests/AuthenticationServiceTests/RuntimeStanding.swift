import Identity

/// What the kernel says of the session that processes are in.
struct Standing: Sendable, CustomStringConvertible {
    var audit: UInt32?
    /// The number of logind's session.
    var scope: Int?

    var description: String { "audit \(audit ?? 0), scope \(scope ?? 0)" }

    /// A process in it, which started at its pid; so did its ancestors.
    func process(_ pid: Int32, under ancestors: [Int32] = []) -> ProcessPlace {
        ProcessPlace(
            process: Self.identity(pid), ancestors: ancestors.map(Self.identity), auditSession: audit,
            controlGroup: scope.map { "/user.slice/user-1000.slice/session-\($0).scope/inside" })
    }

    private static func identity(_ pid: Int32) -> ProcessIdentity {
        ProcessIdentity(pid: pid, startTime: UInt64(pid))
    }
}
