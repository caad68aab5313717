import Account
import Identity
import LiveSessions
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `The sessions and contacts of somebody who is offboarded` {
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place(settings: "version = 1\nlogin.require = \"if-enrolled\"\n")
        alice = try Person()
    }

    /// A daemon with two sessions of alice.
    private func start() async throws -> Daemon {
        let daemon = try await Daemon(in: place)
        for number in 1...2 {
            var begin = try alice.begin(.openSession, conversation: UInt8(number))
            begin.process = ProcessIdentity(pid: 77, startTime: UInt64(70 + number))
            #expect(try await daemon.login(begin).verdict == .granted)
        }
        try await daemon.enrol(alice)
        return daemon
    }

    @Test func `end once it is on disk, with the reason on their terminals`() async throws {
        let daemon = try await start()
        let (place, uid) = (place, alice.uid)
        let before = try place.bytes(of: uid)
        let helper = try await FakeHelper(
            in: place,
            end: { _ in
                SessionEndAnswer((try? place.bytes(of: uid)) != before ? .endedBySignal : .refused)
            })
        #expect(try await daemon.offboard(alice, isDryRun: true).sessionsEnded == 2)
        let reply = try await daemon.offboard(alice, reason: "left")
        #expect(reply.changed && reply.sessionsEnded == 2 && reply.sessionsLeft == 0)
        #expect(helper.lines.count == 2)
        #expect(helper.lines.allSatisfy { $0.line.hasSuffix("ends this session: left") })
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `that could not be ended are ended by another call`() async throws {
        let daemon = try await start()
        let reply = try await daemon.offboard(alice)
        #expect(reply.changed && reply.sessionsEnded == 0 && reply.sessionsLeft == 2)
        let helper = try await FakeHelper(in: place, end: { _ in SessionEndAnswer(.endedByLogind) })
        let again = try await daemon.offboard(alice)
        #expect(!again.changed && again.sessionsEnded == 2 && again.sessionsLeft == 0)
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `hear of it if that is asked for, and the account does not remember that`() async throws {
        let (daemon, courier) = (try await Daemon(in: place), try await FakeCourier(in: place))
        try await daemon.enrol(alice) { [alice] account in
            account.reach(try alice.mail)
            account.reach(try alice.phone, verified: false)
        }
        #expect(try await daemon.offboard(alice, notify: true, isDryRun: true).told == 1)
        let reply = try await daemon.offboard(alice, notify: true)
        #expect(reply.told == 1 && reply.contacts == 2)
        try await daemon.delivered()
        #expect(courier.letters.map(\.destination) == [try alice.mail])
        #expect(courier.letters.first?.text.contains("An administrator closed your account.") == true)
        #expect(try await daemon.show(alice).deliveries.isEmpty)
        #expect(try await daemon.stored(alice) { $0.account.deliveries.entries.count } == 0)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `hear nothing where that is not asked for`() async throws {
        let (daemon, courier) = (try await Daemon(in: place), try await FakeCourier(in: place))
        try await daemon.enrol(alice) { [alice] in $0.reach(try alice.mail) }
        #expect(try await daemon.offboard(alice).told == 0)
        try await daemon.delivered()
        #expect(courier.letters.isEmpty)
        try await daemon.stop()
        try await courier.stop()
    }
}
