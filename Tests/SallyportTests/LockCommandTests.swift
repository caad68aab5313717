import Identity
import Testing
import Wire

@testable import sallyport

@Suite struct `A lock, as the command tells of it,` {
    private static func daemon(ended: Int = 0, left: Int = 0) throws -> ControlDaemon {
        try ControlDaemon { call in
            guard case .lockUser(let asked) = call else { return .failure(.permissionDenied) }
            return .success(
                .lockedUser(
                    LockUserReply(
                        user: asked.user, changed: true, sessionsEnded: ended, sessionsLeft: left)))
        }
    }

    @Test(
        arguments: [
            ("", 0, "root is locked.\n"), ("", 1, "root is locked.\n1 session of root is ended.\n"),
            ("", 3, "root is locked.\n3 sessions of root are ended.\n"),
            ("--dry-run", 1, "root would be locked.\n1 session of root would be ended.\n"),
            ("--dry-run", 2, "root would be locked.\n2 sessions of root would be ended.\n"),
        ])
    func `says how many sessions end`(option: String, ended: Int, said: String) throws {
        let daemon = try Self.daemon(ended: ended)
        let ending = try daemon.run("user lock root --reason left \(option)")
        #expect(ending == .init(status: 0, output: said, complaint: ""))
        guard case .lockUser(let call)? = daemon.calls.first else { Issue.record("no call"); return }
        #expect(call.reason == "left" && call.keepSessions == nil)
    }

    @Test func `leaves sessions open where that is wanted`() throws {
        let daemon = try Self.daemon()
        let ending = try daemon.run("user lock root --keep-sessions --json")
        let json = #"{"changed":true,"sessionsEnded":0,"sessionsLeft":0,"user":"root"}"#
        #expect(ending == .init(status: 0, output: json + "\n", complaint: ""))
        guard case .lockUser(let call)? = daemon.calls.first else { Issue.record("no call"); return }
        #expect(call.keepSessions == true)
    }

    @Test(arguments: [(1, "1 session"), (2, "2 sessions")])
    func `is to be tried again where a session could not be ended`(left: Int, sessions: String) throws {
        let ending = try Self.daemon(ended: 1, left: left).run("user lock root")
        #expect(ending.status == ExitReason.tryAgain.rawValue)
        #expect(
            ending.output == """
                root is locked.
                1 session of root is ended.
                \(sessions) of root could not be ended; the journal has more.

                """)
    }
}
