import Account
import Foundation
import Identity
import LiveSessions
import Testing
import Wire

@testable import AuthenticationService

/// What is known of the sessions that logins open.
@Suite struct `The register of live sessions` {
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place()
        alice = try Person()
    }

    /// Logs alice in, up to the open session.
    private func logIn(_ daemon: Daemon, _ alice: Person, conversation first: UInt8 = 1) async throws {
        var token: Token?
        for (number, phase) in [Phase.auth, .account, .openSession].enumerated() {
            let begin = try alice.begin(phase, conversation: first + UInt8(number), token: token)
            let outcome =
                try await phase == .auth ? daemon.login(begin, alice.code()) : daemon.login(begin)
            #expect(outcome.verdict == .granted, "\(phase)")
            token = outcome.token ?? token
        }
    }

    private func sessions(_ daemon: Daemon) async throws -> [LiveSession] {
        try await daemon.run { Array($0.logins.register.table.sessions.values) }
    }

    @Test func `knows who came in, by which factor and from where, until it is closed`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        try await logIn(daemon, alice)
        let open = try await sessions(daemon)
        let session = try #require(open.first)
        #expect(open.count == 1 && session.id.rawValue == 1 && session.user == alice.name)
        #expect(session.factor == .totp && session.proven != nil && session.service.description == "sshd")
        #expect(session.leader == ProcessIdentity(pid: 77, startTime: 5))
        let close = try alice.begin(.closeSession, conversation: 4)
        #expect(try await daemon.login(close).verdict == .granted)
        #expect(try await sessions(daemon).isEmpty)
        try await daemon.stop()
    }

    @Test func `finds it again after a restart, and not after a boot`() async throws {
        let first = try await Daemon(in: place)
        try await first.enrol(alice)
        try await logIn(first, alice)
        let before = try await sessions(first)
        try await first.stop()
        let second = try await Daemon(in: place)
        #expect(try await sessions(second) == before)
        try await second.stop()
        let third = try await Daemon(in: place, boot: [UInt8](repeating: 4, count: 16))
        #expect(try await sessions(third).isEmpty)
        try await third.stop()
        let fourth = try await Daemon(in: place, boot: [UInt8](repeating: 4, count: 16))
        #expect(try await sessions(fourth).isEmpty)
        try await fourth.stop()
    }

    @Test func `takes the same session once, however often its opening is told`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        try await logIn(daemon, alice)
        let again = try alice.begin(.openSession, conversation: 9)
        #expect(try await daemon.login(again).verdict == .granted)
        #expect(try await sessions(daemon).count == 1)
        try await daemon.stop()
    }

    /// An entry of another version is no entry of this one.
    @Test func `does not take over what an older daemon wrote`() async throws {
        let first = try await Daemon(in: place)
        try await first.enrol(alice)
        try await logIn(first, alice)
        try await first.stop()
        let file = try FileHandle(forUpdating: URL(filePath: "\(place.runtime)/sessions"))
        try file.seek(toOffset: 8)
        try file.write(contentsOf: [1])
        try file.close()
        let second = try await Daemon(in: place)
        #expect(try await sessions(second).isEmpty)
        try await second.stop()
    }

    /// That is when an administrator wants to know of them.
    @Test func `is listed and ended for a user whom the name service does not know any more`() async throws {
        let daemon = try await Daemon(in: place, knowing: try FakeNames([]))
        let helper = try await FakeHelper(in: place, end: { _ in SessionEndAnswer(.endedByLogind) })
        try await daemon.enrol(alice)
        try await logIn(daemon, alice)
        let record = try place.bytes(of: alice.uid)
        try FileManager.default.removeItem(atPath: place.file(of: alice.uid))
        let list = ControlCall.listSessions(ListSessionsParameters(user: alice.name))
        let end = ControlCall.endSession(EndSessionParameters(user: alice.name))
        guard case .listedSessions(let listed, continues: false) = try await daemon.ask(list).get(),
            case .endedSessions(let ended) = try await daemon.ask(end).get()
        else {
            throw Daemon.Unexpected()
        }
        #expect(listed.sessions.map(\.user) == [alice.name])
        #expect(ended.ended.map(\.id) == listed.sessions.map(\.id))
        #expect(try await daemon.ask(list).refusal == .noSuchUser(alice.name))
        try Data(record).write(to: URL(filePath: place.file(of: alice.uid)))
        // The record alone is enough to know the name by.
        guard case .listedSessions(let none, continues: false) = try await daemon.ask(list).get() else {
            throw Daemon.Unexpected()
        }
        #expect(none.sessions.isEmpty)
        let nobody = ListSessionsParameters(user: try AccountName("nobodys"))
        #expect(
            try await daemon.ask(.listSessions(nobody)).refusal == .noSuchUser(try AccountName("nobodys")))
        try await daemon.stop()
        try await helper.stop()
    }

    /// Nobody listens where the root helper should.
    @Test func `is listed without its last input where that cannot be found out`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        try await logIn(daemon, alice)
        var session = try #require(try await sessions(daemon).first)
        session.input = LastInput(moment: session.opened + 1, stamp: 5)
        try await daemon.run { [session] in $0.logins.register.table.update(session) }
        let call = ListSessionsParameters(user: alice.name, uid: alice.uid)
        guard
            case .listedSessions(let reply, continues: false) = try await daemon.ask(.listSessions(call))
                .get()
        else {
            throw Daemon.Unexpected()
        }
        #expect(reply.sessions.map(\.user) == [alice.name] && reply.sessions[0].lastInput == nil)
        try await daemon.stop()
    }
}
