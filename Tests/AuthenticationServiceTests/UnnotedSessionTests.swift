import Identity
import LiveSessions
import Platform
import Settings
import Systemd
import Testing
import Wire

@testable import AccountStore
@testable import AuthenticationService

/// A session that is not noted is found by no list and ended by nobody.
@Suite struct `A session that cannot be noted` {
    private static let asksNobody = "version = 1\nlogin.require = \"if-enrolled\"\n"
    private static let endsIdle = asksNobody + "[sessions]\nidle = \"1h\"\n"
    /// Nobody here has proven a factor, so `max` ends nobody.
    private static let endsOld = asksNobody + "[sessions]\nmax = \"12h\"\n"

    private func open(_ alice: Person, _ number: UInt64, group: String? = nil) throws -> Begin {
        var begin = try alice.begin(.openSession, conversation: UInt8(number))
        begin.process = ProcessIdentity(pid: 77, startTime: number)
        begin.controlGroup = group.map { Array($0.utf8) }
        return begin
    }

    private func expect(_ verdict: Verdict, of outcome: Outcome, _ daemon: Daemon, _ reason: String) throws {
        #expect(outcome.verdict == verdict)
        #expect(
            outcome.told.contains { $0.hasPrefix("This session cannot be opened") }
                == (verdict == .unavailable))
        let records = daemon.journal.records(of: .sessionUnnoted)
        #expect(records.count == 1 && records[0][.reason]?.contains(reason) == true)
        #expect(records[0][.verdict] == "\(verdict)" && records[0][.user] == "user1000")
    }

    @Test(arguments: [(endsIdle, Verdict.unavailable), (endsOld, .granted), (asksNobody, .granted)])
    func `as too many are open begins only where nothing is to end it`(
        settings: String, verdict: Verdict
    ) async throws {
        let daemon = try await Daemon(in: try Place(settings: settings))
        let most = try await daemon.login((1...64).map { try open(Person(1_001 + UInt32($0) % 4), $0) }, [])
        #expect(most.allSatisfy { $0.verdict == .granted })
        let outcome = try await daemon.login(try open(try Person(), 65))
        // The journal is written behind the answer.
        try await daemon.stop()
        try expect(verdict, of: outcome, daemon, "64 sessions are open")
    }

    @Test func `as one user has a quarter of all is refused to that user alone`() async throws {
        let daemon = try await Daemon(in: try Place(settings: Self.endsIdle))
        let alice = try Person()
        let most = try await daemon.login((1...16).map { try open(alice, $0) }, [])
        #expect(most.allSatisfy { $0.verdict == .granted })
        let outcome = try await daemon.login(try open(alice, 17))
        let other = try await daemon.login(try open(try Person(1_001), 18))
        try await daemon.stop()
        try expect(.unavailable, of: outcome, daemon, "16 sessions of this user are open")
        #expect(other.verdict == .granted)
    }

    @Test func `by a leader that opened one for somebody else takes its place`() async throws {
        let daemon = try await Daemon(in: try Place())
        _ = try await daemon.login(try open(try Person(), 1))
        var begin = try open(try Person(1_001), 2)
        begin.process = ProcessIdentity(pid: 77, startTime: 1)
        #expect(try await daemon.login(begin).verdict == .granted)
        let users = try await daemon.run { $0.logins.register.table.sessions.values.map(\.uid.rawValue) }
        try await daemon.stop()
        #expect(users == [1_001])
        #expect(daemon.journal.records(of: .sessionClosed).map { $0[.user] } == ["user1000"])
    }

    @Test(arguments: [(endsIdle, Verdict.unavailable), (asksNobody, .granted)])
    func `as its names are too long begins only where nothing is to end it`(
        settings: String, verdict: Verdict
    ) async throws {
        let daemon = try await Daemon(in: try Place(settings: settings))
        var begin = try open(try Person(), 1)
        begin.remoteHost = [UInt8](repeating: UInt8(ascii: "h"), count: LiveSession.longestHost + 1)
        let outcome = try await daemon.login(begin)
        try await daemon.stop()
        try expect(verdict, of: outcome, daemon, "too long a name")
    }

    @Test func `as its file cannot be written is not known at all`() throws {
        let place = try Place()
        let file = try place.openSessions()
        _ = try SessionTable(table: file, bootID: Place.boot)
        let readOnly = EntryTable(
            origin: .existing(header: SessionHeader(bootID: Place.boot).bytes), shape: file.shape,
            file: try Descriptor(path: "\(place.runtime)/sessions", [.read]))
        let table = try SessionTable(table: readOnly, bootID: Place.boot)
        let leader = ProcessIdentity(pid: 7, startTime: 7)
        let (user, service) = (try AccountName("alice"), try ServiceName("sshd"))
        #expect(throws: SessionObstacle.unwritable(.system(PlatformError(operation: "pwrite", errno: 9)))) {
            try table.open(leader) { id in
                LiveSession(
                    id: id, uid: UserID(rawValue: 1_000), user: user, service: service, leader: leader,
                    name: nil, host: nil, key: nil, factor: .totp, opened: 1, openedAt: 1, rule: nil)
            }
        }
        #expect(table.sessions.isEmpty && table.session(ledBy: leader) == nil)
    }
}

/// The session phase comes when the client wants it to.
@Suite struct `A session of an account that was locked after its login` {
    @Test(arguments: [true, false])
    func `does not begin, and none is listed`(isLocked: Bool) async throws {
        let daemon = try await Daemon(in: try Place())
        let alice = try Person()
        try await daemon.enrol(alice)
        let auth = try await daemon.login(try alice.begin(), alice.code()).token
        let account = try await daemon.login(try alice.begin(.account, conversation: 2, token: auth))
        if isLocked {
            let lock = LockUserParameters(user: alice.name, uid: alice.uid)
            #expect(try await daemon.changes(.lockUser(lock)))
        }
        let session = try alice.begin(.openSession, conversation: 3, token: account.token)
        let outcome = try await daemon.login(session)
        #expect(outcome.verdict == (isLocked ? .refused : .granted))
        #expect(outcome.told == (isLocked ? ["This account is locked."] : []))
        let open = try await daemon.run { $0.logins.register.table.sessions.count }
        #expect(open == (isLocked ? 0 : 1))
        try await daemon.stop()
    }
}
