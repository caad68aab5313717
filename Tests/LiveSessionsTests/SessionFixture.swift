import Identity
import LiveSessions

/// A session that alice opened by ssh, a million seconds after boot.
enum SessionFixture {
    static let opened: Int64 = 1_000_000_000

    static func session(
        proven: Int64? = opened, user: String = "alice", service: String = "sshd",
        host: String? = "192.0.2.7",
        scope: String = "/user.slice/user-1000.slice/session-4.scope", terminal: String? = nil
    ) throws -> LiveSession? {
        LiveSession(
            id: SessionID(rawValue: 7), uid: UserID(rawValue: 1_000), user: try AccountName(user),
            service: try ServiceName(service), leader: ProcessIdentity(pid: 4_711, startTime: 99),
            name: .scope(scope), host: host,
            key: KeyFingerprint(bytes: [UInt8](repeating: 9, count: 32)), factor: .totp, opened: opened,
            openedAt: 1_800_000_000, rule: RuleMark("office"), terminal: terminal, proven: proven)
    }
}
