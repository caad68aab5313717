import Identity
import Wire

/// What the good frames of `golden/` say, by file.
enum GoldenValues {
    static let server: [String: ServerFrame] = [
        "server-show-information": .show(.information, "One moment."),
        "server-show-error": .show(.error, "Zu spät."),
        "server-show-empty": .show(.information, ""),
        "server-ask-echo": .ask(echo: true, "Verification code (? for help): "),
        "server-ask-hidden": .ask(echo: false, "Password: "),
        "server-finish-granted": .finish(.granted, token: Token(bytes: Array(0x10..<0x20))),
        "server-finish-not-asked": .finish(.notAsked, token: nil),
        "server-finish-refused": .finish(.refused, token: nil),
        "server-finish-unavailable": .finish(.unavailable, token: nil),
    ]

    static func client() throws -> [String: ClientFrame] {
        try others().merging(requests()) { frame, _ in frame }
    }

    private static func others() throws -> [String: ClientFrame] {
        [
            "client-answer": .answer(Array("492039".utf8)),
            "client-answer-empty": .answer([]),
            "client-answer-longest": .answer([UInt8](repeating: 0x37, count: 512)),
            "client-hung-up-1": .hungUp(.conversationFailed),
            "client-hung-up-2": .hungUp(.noAnswer),
            "client-hung-up-3": .hungUp(.answerTooLong),
            "client-begin-sshd-auth": .begin(try sshd()),
            "client-begin-su-account": .begin(try su()),
            "client-begin-sudo-auth": .begin(try sudo()),
            "client-begin-no-such-user": .begin(try noSuchUser()),
            "client-begin-name-service-down": .begin(try nameServiceDown()),
        ]
    }

    static func sshd() throws -> Begin {
        var begin = try begin(.auth, "sshd", "ALICE", ProcessIdentity(pid: 4242, startTime: 123_456))
        begin.flags = .afterFirstFactor
        begin.userEntry = .found(
            name: try AccountName("alice"), uid: UserID(rawValue: 1000), gids: [1000, 27].map(GroupID.init))
        begin.remoteHost = Array("203.0.113.9".utf8)
        begin.tty = Array("ssh".utf8)
        begin.ancestors = [ProcessIdentity(pid: 4241, startTime: 123_400)]
        begin.sshAuthInfo = Array("publickey ssh-ed25519 AAAA\n".utf8)
        begin.sshConnection = Array("203.0.113.9 50022 192.0.2.1 22".utf8)
        return begin
    }

    static func su() throws -> Begin {
        var begin = try begin(.account, "su", "root", ProcessIdentity(pid: 5000, startTime: 777))
        begin.restarts = 3
        begin.flags = [.silent, .disallowNullAuthenticationToken]
        begin.userEntry = .found(
            name: try AccountName("root"), uid: .root, gids: [GroupID(rawValue: 0)])
        begin.realUID = UserID(rawValue: 1000)
        begin.invoker = .found(
            name: try AccountName("alice"), uid: UserID(rawValue: 1000), gids: [1000, 100].map(GroupID.init))
        begin.remoteUser = Array("alice".utf8)
        begin.tty = Array("/dev/pts/3".utf8)
        begin.auditSession = 7
        begin.controlGroup = Array("/user.slice/user-1000.slice/session-7.scope".utf8)
        begin.token = Token(bytes: Array(0x10..<0x20))
        return begin
    }

    private static func sudo() throws -> Begin {
        var begin = try begin(.auth, "sudo", "alice", ProcessIdentity(pid: 6000, startTime: 888))
        begin.flags = [.afterFirstFactor, .silent]
        begin.userEntry = .found(
            name: try AccountName("alice"), uid: UserID(rawValue: 1000), gids: [1000, 27].map(GroupID.init))
        begin.realUID = UserID(rawValue: 1000)
        begin.remoteUser = Array("alice".utf8)
        begin.tty = Array("/dev/pts/3".utf8)
        begin.auditSession = 7
        begin.controlGroup = Array("/user.slice/user-1000.slice/session-7.scope".utf8)
        begin.commandLine = Array("sudo\0-u\0bob\0id\0".utf8)
        return begin
    }

    private static func noSuchUser() throws -> Begin {
        var begin = try begin(.auth, "login", "", ProcessIdentity(pid: 77, startTime: 0))
        begin.user = [0x61, 0xFF, 0x20, 0x62, 0x0A]
        begin.userEntry = .noSuchUser
        return begin
    }

    private static func nameServiceDown() throws -> Begin {
        var begin = try begin(.openSession, "xlock", "bob", ProcessIdentity(pid: 88, startTime: 99))
        begin.restarts = 64
        begin.realUID = UserID(rawValue: 1001)
        begin.effectiveUID = UserID(rawValue: 1001)
        begin.invoker = .failed
        return begin
    }

    /// What the golden conversations have in common: their number, and root's uids.
    private static func begin(
        _ phase: Phase, _ service: String, _ user: String, _ process: ProcessIdentity
    ) throws -> Begin {
        guard let conversation = ConversationID(bytes: Array(0..<16)) else { throw WireError.body }
        return Begin(
            conversation: conversation, phase: phase, service: try ServiceName(service),
            user: Array(user.utf8), userEntry: .failed, realUID: .root, effectiveUID: .root, process: process)
    }
}
