import Account
import Identity
import LiveSessions
import NIOCore
import Testing
import Wire

@testable import AuthenticationService

/// What the daemon goes on doing about sessions of people who have left.
@Suite struct `The sweep after leavers` {
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place(settings: "version = 1\nlogin.require = \"if-enrolled\"\n")
        alice = try Person()
    }

    /// A daemon with a session of alice, who is offboarded, and nobody who could end it.
    private func start() async throws -> Daemon {
        let daemon = try await Daemon(in: place)
        #expect(try await daemon.login(try alice.begin(.openSession)).verdict == .granted)
        try await daemon.enrol(alice)
        #expect(try await daemon.offboard(alice).sessionsLeft == 1)
        return daemon
    }

    private func waiting(_ daemon: Daemon) async throws -> Set<UserID> {
        try await daemon.run { $0.logins.leavers.waiting }
    }

    @Test func `goes on after offboarding that left a session, whoever was offboarded before`() async throws {
        let daemon = try await start()
        #expect(try await waiting(daemon) == [alice.uid])
        try await daemon.stop()
        let again = try await Daemon(in: place)
        #expect(try await waiting(again) == [])
        #expect(try await again.offboard(alice, isDryRun: true).sessionsEnded == 1)
        #expect(try await waiting(again) == [])
        for _ in 1...2 { #expect(try await !again.offboard(alice).changed) }
        #expect(try await waiting(again) == [alice.uid])
        try await again.stop()
    }

    @Test func `takes a record that cannot be read for no answer, and looks again`() async throws {
        let daemon = try await start()
        let offsets = [100, 8_292]
        for offset in offsets { try place.damage(alice.uid, at: offset) }
        let helper = try await FakeHelper(in: place, end: { _ in SessionEndAnswer(.endedByLogind) })
        let sweep = try await daemon.run { desks in
            let logins = desks.logins
            let sweep = LeaverSweep(
                accounts: logins.accounts, table: logins.register.table, keeper: logins.keeper,
                retry: .milliseconds(1))
            sweep.begin()
            return NIOLoopBound(sweep, eventLoop: desks.eventLoop)
        }
        for _ in 1...5 { try await daemon.settled() }
        #expect(try await daemon.run { $0.logins.register.table.sessions.count } == 1)
        for offset in offsets { try place.damage(alice.uid, at: offset) }
        while try await !daemon.run({ $0.logins.register.table.sessions.isEmpty }) { await Task.yield() }
        try await daemon.settled()
        #expect(try await daemon.run { _ in sweep.value.waiting } == [])
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `leaves alone whose record says nothing of it, or who has none`() async throws {
        let daemon = try await Daemon(in: place)
        for (number, person) in [alice, try Person(1_001)].enumerated() {
            var begin = try person.begin(.openSession, conversation: UInt8(number + 1))
            begin.process = ProcessIdentity(pid: 77, startTime: UInt64(70 + number))
            #expect(try await daemon.login(begin).verdict == .granted)
        }
        try await daemon.enrol(alice)
        try await daemon.run { $0.logins.leavers.begin() }
        try await daemon.settled()
        #expect(try await waiting(daemon) == [])
        #expect(try await daemon.run { $0.logins.register.table.sessions.count } == 2)
        try await daemon.stop()
    }
}
