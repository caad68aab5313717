import Identity
import LiveSessions
import Testing
import Wire

@testable import AuthenticationService

/// A lock keeps people out; it also ends what they have open.
@Suite struct `The sessions of an account that is locked` {
    private let place: Place
    private let alice: Person
    private let bob: Person

    init() throws {
        place = try Place(settings: "version = 1\nlogin.require = \"if-enrolled\"\n")
        (alice, bob) = (try Person(), try Person(1_001))
    }

    /// A daemon with two sessions of alice and one of bob; only alice has a record.
    private func start() async throws -> Daemon {
        let daemon = try await Daemon(in: place)
        for (number, person) in [alice, alice, bob].enumerated() {
            var begin = try person.begin(.openSession, conversation: UInt8(number + 1))
            begin.process = ProcessIdentity(pid: 77, startTime: UInt64(71 + number))
            #expect(try await daemon.login(begin).verdict == .granted)
        }
        try await daemon.enrol(alice)
        return daemon
    }

    private func lock(
        _ daemon: Daemon, reason: String? = nil, keeps: Bool? = nil, isDryRun: Bool? = nil
    ) async throws -> [Int] {
        let call = LockUserParameters(
            user: alice.name, uid: alice.uid, reason: reason, keepSessions: keeps, dryRun: isDryRun)
        guard case .lockedUser(let reply) = try await daemon.ask(.lockUser(call)).get() else {
            throw Daemon.Unexpected()
        }
        return [reply.changed ? 1 : 0, reply.sessionsEnded, reply.sessionsLeft]
    }

    /// When the processes began that lead the sessions that are open.
    private func leaders(_ daemon: Daemon) async throws -> [UInt64] {
        try await daemon.run { $0.logins.register.table.sessions.values.map(\.leader.startTime).sorted() }
    }

    @Test func `end once the lock is on disk, and nobody else's do`() async throws {
        let daemon = try await start()
        let (place, uid) = (place, alice.uid)
        let before = try place.bytes(of: uid)
        let helper = try await FakeHelper(
            in: place,
            end: { question in
                let isOnDisk = (try? place.bytes(of: uid)) != before
                return SessionEndAnswer(question.uid == uid && isOnDisk ? .endedBySignal : .refused)
            })
        #expect(try await lock(daemon, reason: "left") == [1, 2, 0])
        #expect(try await leaders(daemon) == [73])
        #expect(helper.lines.map(\.line).allSatisfy { $0.hasSuffix("ends this session: left") })
        #expect(Set(helper.lines.map(\.leader.startTime)) == [71, 72])
        try await daemon.stop()
        try await helper.stop()
    }

    @Test(arguments: [nil, "", "gek\u{FC}ndigt"])
    func `are told of no reason where none is given that a terminal can show`(reason: String?) async throws {
        let daemon = try await start()
        let helper = try await FakeHelper(in: place, end: { _ in SessionEndAnswer(.endedByLogind) })
        #expect(try await lock(daemon, reason: reason) == [1, 2, 0])
        #expect(helper.lines.count == 2)
        #expect(helper.lines.allSatisfy { $0.line == "Sallyport: an administrator ends this session." })
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `stay where that is wanted, and are counted in a dry run`() async throws {
        let daemon = try await start()
        let helper = try await FakeHelper(in: place, end: { _ in SessionEndAnswer(.endedByLogind) })
        #expect(try await lock(daemon, isDryRun: true) == [1, 2, 0])
        #expect(try await lock(daemon, keeps: true, isDryRun: true) == [1, 0, 0])
        #expect(try await daemon.show(alice).state == .enrolled)
        #expect(try await lock(daemon, keeps: true) == [1, 0, 0])
        #expect(try await daemon.show(alice).state == .locked)
        #expect(try await leaders(daemon) == [71, 72, 73] && helper.lines.isEmpty)
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `that cannot be ended leave the lock as it is, and are ended by another`() async throws {
        let daemon = try await start()
        #expect(try await lock(daemon) == [1, 0, 2])
        #expect(try await daemon.show(alice).state == .locked)
        #expect(try await leaders(daemon) == [71, 72, 73])
        let helper = try await FakeHelper(
            in: place,
            end: { question in
                SessionEndAnswer(question.leader.startTime == 71 ? .gone : .endedByLogind)
            })
        #expect(try await lock(daemon) == [0, 2, 0])
        #expect(try await leaders(daemon) == [73])
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `that leave behind what resists are kept`() async throws {
        let daemon = try await start()
        let helper = try await FakeHelper(in: place, end: { _ in SessionEndAnswer(.resisted) })
        #expect(try await lock(daemon) == [1, 0, 2])
        #expect(try await leaders(daemon) == [71, 72, 73])
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `stay where the lock could not be set`() async throws {
        let daemon = try await start()
        let helper = try await FakeHelper(in: place, end: { _ in SessionEndAnswer(.endedByLogind) })
        let stranger = LockUserParameters(user: try AccountName("mallory"), uid: alice.uid)
        guard case .nameMismatch = try await daemon.ask(.lockUser(stranger)).refusal else {
            Issue.record("locked under another name")
            return
        }
        #expect(try await leaders(daemon) == [71, 72, 73] && helper.lines.isEmpty)
        try await daemon.stop()
        try await helper.stop()
    }
}
