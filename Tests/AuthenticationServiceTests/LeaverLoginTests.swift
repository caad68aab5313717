import Account
import Identity
import Systemd
import Testing
import Wire

@testable import AuthenticationService

/// Offboarding overtakes a login: what an earlier phase left for a later one is worth nothing.
@Suite struct `A login that offboarding overtakes` {
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place()
        alice = try Person()
    }

    @Test func `is refused by its account phase, however fresh its code`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let token = try await daemon.login(try alice.begin(), alice.code()).token
        _ = try await daemon.offboard(alice)
        let account = try await daemon.login(try alice.begin(.account, conversation: 2, token: token))
        #expect(account.verdict == .refused)
        try await daemon.stop()
    }

    @Test func `is refused while it waits at its prompt`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let login = try await daemon.open(try alice.begin())
        _ = try await daemon.offboard(alice)
        #expect(try await login.type(alice.code()).verdict != .granted)
        try await daemon.stop()
    }

    @Test func `has proven nothing to a daemon that was killed before it could forget`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        var begin = try alice.begin()
        begin.auditSession = 7
        var token = try await daemon.login(begin, alice.code()).token
        token = try await daemon.login(try alice.begin(.account, conversation: 2, token: token)).token
        begin = try alice.begin(.openSession, conversation: 3, token: token)
        begin.auditSession = 7
        _ = try await daemon.login(begin)
        // What is on disk when the kill comes between the write and all that follows it.
        try await daemon.run { [alice] desks in
            guard case .opened(var record, _) = desks.accounts.storage.find(alice.uid) else {
                throw Daemon.Unexpected()
            }
            record.account.offboard(Lock(since: Moment.now().seconds, until: nil, reason: ""))
            #expect(desks.accounts.storage.writeDurably(record).error == nil)
        }
        #expect(try await Self.isProven(alice, daemon))
        try await daemon.stop()
        let helper = try await FakeHelper(in: place, end: { _ in SessionEndAnswer(.endedBySignal) })
        let again = try await Daemon(in: place)
        #expect(try await Self.isProven(alice, again))
        try await again.run { $0.logins.leavers.begin() }
        try await again.settled()
        #expect(try await !Self.isProven(alice, again))
        while try await !again.run({ $0.logins.register.table.sessions.isEmpty }) { await Task.yield() }
        #expect(helper.lines.count == 1)
        try await again.stop()
        let ended = again.journal.records(of: .sessionEnded)
        #expect(ended.map { $0[.reason] } == ["the account was offboarded"])
        try await helper.stop()
    }

    private static func isProven(_ person: Person, _ daemon: Daemon) async throws -> Bool {
        try await daemon.run { $0.logins.runtime.newestSessionProof(of: person.uid) != nil }
    }
}
