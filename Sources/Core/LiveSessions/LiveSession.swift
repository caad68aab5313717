package import Identity

/// A login session that somebody has opened, and nobody has closed.
///
/// All moments are milliseconds of the boot clock, so that no one who sets the clock ends a session, or keeps one.
package struct LiveSession: Hashable, Sendable {
    /// Of ``host`` and ``terminal``, in bytes.
    package static let longestHost = 255
    package static let longestTerminal = 64

    package let id: SessionID
    package let uid: UserID
    package let user: AccountName
    package let service: ServiceName
    /// Whoever opened it, and with whom it ends: of sshd the process that watches over the connection.
    package let leader: ProcessIdentity
    /// By which a step-up within it is known; nil where that is the descent from its leader.
    package let name: SessionName?
    /// An address, or a name that the service was told; nil for a login at the host itself.
    package let host: String?
    /// Nil where none is known to have opened it.
    package let key: KeyFingerprint?
    package let factor: SessionFactor
    package let opened: Int64
    /// The same by the wall clock, in seconds.
    package let openedAt: Int64
    /// The rule that the login was under; nil where none was.
    package let rule: RuleMark?

    /// Without `/dev/`; nil where it has none, or none was seen yet.
    package var terminal: String?
    /// The last second factor that was proven in it; nil where there was none.
    package var proven: Int64?
    package var input: LastInput
    package var warning: GivenWarning?

    /// Nil for texts that are too long.
    package init?(
        id: SessionID, uid: UserID, user: AccountName, service: ServiceName, leader: ProcessIdentity,
        name: SessionName?, host: String?, key: KeyFingerprint?, factor: SessionFactor, opened: Int64,
        openedAt: Int64, rule: RuleMark?, terminal: String? = nil, proven: Int64? = nil
    ) {
        guard host?.utf8.count ?? 0 <= Self.longestHost, terminal?.utf8.count ?? 0 <= Self.longestTerminal
        else { return nil }
        self.id = id
        self.uid = uid
        self.user = user
        self.service = service
        self.leader = leader
        self.name = name
        self.host = host
        self.key = key
        self.factor = factor
        self.opened = opened
        self.openedAt = openedAt
        self.rule = rule
        self.terminal = terminal
        self.proven = proven
        input = LastInput(moment: opened, stamp: nil)
    }
}
