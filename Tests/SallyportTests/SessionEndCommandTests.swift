import Identity
import Testing
import Wire

@testable import sallyport

@Suite struct `sallyport session end` {
    private static func daemon(_ answer: Result<EndSessionReply, ControlError>) throws -> ControlDaemon {
        try ControlDaemon { _ in answer.map { .endedSessions($0) } }
    }

    private static let nobody = EndSessionReply(ended: [], left: [])

    @Test func `tells an administrator that a number is nobody's, and an owner that it may be another's`()
        throws
    {
        let daemon = try Self.daemon(.failure(.noSuchSession(77)))
        let ending = try daemon.run("session end 77")
        #expect(
            ending.complaint == "sallyport: there is no session 77 (sallyport session list lists them)\n")
        #expect(ending.status == ExitReason.badData.rawValue)
        let own = try daemon.run("sessions end 77")
        #expect(own.complaint.contains("or it is somebody else's (sallyport sessions lists yours)"))
        #expect(own.status == ExitReason.badData.rawValue)
    }

    @Test(arguments: [
        ("--user root", "No login session of root is open.\n"), ("--all", "No login session is open.\n"),
    ])
    func `says whose sessions are not there`(words: String, said: String) throws {
        let ending = try Self.daemon(.success(Self.nobody)).run("session end \(words)")
        #expect(ending == .init(status: 0, output: said, complaint: ""))
    }

    @Test(arguments: [
        ("--user root", "No login session of root is open.\n"), ("", "No login session is open.\n"),
    ])
    func `says so in a list too`(words: String, said: String) throws {
        let daemon = try ControlDaemon { _ in
            .success(.listedSessions(ListSessionsReply(sessions: []), continues: false))
        }
        #expect(try daemon.run("session list \(words)").output == said)
    }

    @Test(arguments: ["session end 7", "user lock root", "user offboard root"])
    func `says which reasons are taken, and asks for no other`(words: String) throws {
        let daemon = try Self.daemon(.success(Self.nobody))
        let ending = try daemon.run("\(words) --reason \"$(printf 'a\\tb')\"")
        #expect(ending.status == ExitReason.usage.rawValue)
        #expect(ending.complaint.contains("--reason must "), "\(ending.complaint)")
        #expect(daemon.calls.isEmpty)
    }

    @Test func `takes for a lock no end that is past`() throws {
        let daemon = try Self.daemon(.success(Self.nobody))
        let ending = try daemon.run("user lock root --until 2020-01-31")
        #expect(ending.status == ExitReason.usage.rawValue && daemon.calls.isEmpty)
        #expect(ending.complaint.contains("--until must be in the future"))
    }

    @Test(
        arguments: [
            ("status", false), ("user list", false), ("user unlock --offboarded root", false),
            ("user unlock root", true), ("session list", true),
        ])
    func `says who may do what the caller may not`(words: String, isForHelpDesk: Bool) throws {
        let ending = try ControlDaemon { _ in .failure(.permissionDenied) }.run(words)
        #expect(ending.status == ExitReason.notPermitted.rawValue)
        let who = isForHelpDesk ? "root, the administrators and the help desk" : "root and the administrators"
        #expect(ending.complaint.contains("it is for \(who) of [control]"), "\(ending.complaint)")
    }
}
