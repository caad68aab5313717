import Account
import Conversation
import Identity
import NIOCore
import Platform
import Systemd
import Testing
import Wire

@testable import AuthenticationService

/// What the record on disk knows after a login by key from 192.0.2.7; each login comes with the next code of the phone.
@Suite struct `What a login teaches` {
    private static let settings = """
        version = 1
        login.remember = { idle = "12h", max = "30d", bind = ["ssh-key"] }
        [[rule]]
        name = "risk"
        service = ["risky"]
        require = "risk"
        [[rule]]
        name = "never"
        service = ["never"]
        require = "never"
        """
    private static let keyLine =
        "publickey ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHJlbWVtYmVyZWQga2V5IG9mIGFsaWNlIQ=="
    private static let home = FailureSource(remoteHost: "192.0.2.7")
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place(settings: Self.settings)
        alice = try Person()
    }

    private func begin(_ conversation: UInt8 = 1, service: String = "sshd") throws -> Begin {
        var begin = try alice.begin(conversation: conversation, service: service)
        begin.tty = Array("ssh".utf8)
        begin.remoteHost = Array("192.0.2.7".utf8)
        begin.sshAuthInfo = Array(Self.keyLine.utf8)
        return begin
    }

    private func key() throws -> (SSHKey, FailureSource) {
        let peer = Peer(uid: .root, gid: GroupID(rawValue: 0), groups: [], pid: 77)
        guard case .request(let request) = LoginRequest.read(try begin(), from: peer) else {
            throw Daemon.Unexpected()
        }
        return (try #require(request.visitor.key), try #require(request.visitor.keySource))
    }

    /// What is learnt, as far as it is on disk.
    private struct Lore: Equatable {
        var knowsNetwork = false
        var knowsKey = false
        var hours: [Int] = []
        var hasLastLogin = false
        var devices: [SSHKey] = []
    }

    private func lore(_ daemon: Daemon) async throws -> Lore {
        let source = try key().1
        let found = try await daemon.stored(alice) { record in
            let (account, now) = (record.account, Moment.now().seconds)
            return Lore(
                knowsNetwork: account.known.contains(Self.home, at: now),
                knowsKey: account.known.contains(source, at: now),
                hours: account.habits.hours.indices.filter { account.habits.hours[$0] > 0 },
                hasLastLogin: account.habits.lastLogin != nil, devices: account.devices.entries.map(\.key))
        }
        return try #require(found)
    }

    private func generation(_ daemon: Daemon) async throws -> UInt64 {
        try #require(try await daemon.stored(alice) { $0.generation })
    }

    private static func hour() -> Int? { WallClock.timeOfWeek(at: Moment.now().seconds)?.hour }

    @Test func `is its network, its hour and its key, on disk a moment later`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        #expect(try await lore(daemon) == Lore())
        let before = Self.hour()
        #expect(try await daemon.login(try begin(), alice.code()).verdict == .granted)
        try await daemon.flush()
        let learnt = try await lore(daemon)
        let possible = [before, Self.hour()].compactMap(\.self).map { [$0] }
        #expect(learnt.knowsNetwork && learnt.knowsKey && learnt.hasLastLogin && learnt.devices.isEmpty)
        #expect(possible.contains(learnt.hours))
        try await daemon.stop()
    }

    @Test func `is the key of a device that is to be remembered, once it is known from there`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        // The first login from anywhere looks so odd that nothing is offered, and then `r` is no code.
        let wish = Array("r ".utf8)
        let odd = try await daemon.login(try begin(1), wish + alice.code(), alice.code())
        #expect(odd.verdict == .granted)
        try await daemon.flush()
        #expect(try await lore(daemon).devices.isEmpty)
        #expect(try await daemon.login(try begin(2), wish + alice.code(1)).verdict == .granted)
        try await daemon.flush()
        #expect(try await lore(daemon).devices == [try key().0])
        try await daemon.stop()
        let restarted = try await Daemon(in: place)
        #expect(try await restarted.login(try begin(3)).verdict == .notAsked)
        try await restarted.stop()
    }

    /// Wrong codes three times, gone away, an empty answer.
    @Test(arguments: [3, 1, 0])
    func `is nothing where it is refused`(wrongCodes: Int) async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let dialogue = try await daemon.open(try begin())
        for _ in 0..<wrongCodes { try await dialogue.type(alice.wrongCode()) }
        if wrongCodes == 0 { try await dialogue.type("") }
        try await dialogue.hangUp()
        try await daemon.settled()
        #expect(try await lore(daemon) == Lore())
        #expect(try await daemon.run { $0.logins.open } == 0)
        try await daemon.stop()
    }

    @Test func `is nothing before the first factor, and where nobody is ever asked`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let before = try await generation(daemon)
        var stranger = try begin(1)
        (stranger.flags, stranger.sshAuthInfo) = ([], nil)
        #expect(try await daemon.login(stranger, alice.code()).verdict != .granted)
        #expect(try await daemon.login(try begin(2, service: "never")).verdict == .notAsked)
        try await daemon.settled()
        #expect(try await lore(daemon) == Lore())
        #expect(try await generation(daemon) == before)
        try await daemon.stop()
    }

    /// The event loop answers in the turn in which the code comes, and nothing is written in it.
    @Test func `is written behind the answer, together with the code that was used`() async throws {
        let daemon = try await Daemon(in: place)
        let yesterday = Moment.now().seconds - 86_400
        try await daemon.enrol(alice) { account in
            account.known.met(Self.home, at: yesterday)
            _ = account.learn(nil, hasTerminal: nil, from: [], at: yesterday)
        }
        let (alice, before) = (alice, try await generation(daemon))
        let caller = try await daemon.caller(try begin())
        try await daemon.run { desks in
            try caller.value.send(.answer(Array("r ".utf8) + alice.code()))
            #expect(try caller.value.verdict() == .granted)
            guard case .opened(let record, _) = desks.accounts.storage.find(alice.uid) else {
                throw Daemon.Unexpected()
            }
            #expect(record.generation == before && record.account.habits.lastLogin == yesterday)
            #expect(desks.accounts.residents[alice.uid]?.isBehind == true)
        }
        try await daemon.flush()
        #expect(try await generation(daemon) == before + 1)
        let learnt = try await lore(daemon)
        #expect(learnt.knowsKey && learnt.hours.count == 1 && learnt.devices.count == 1)
        try await daemon.stop()
    }

    /// `secondsAgo`: when the account was last used.
    @Test(arguments: [(0, 0), (3_500, 0), (3_700, 1)] as [(Int64, UInt64)])
    func `costs a login that is not asked one write an hour, behind the answer`(
        secondsAgo: Int64, writes: UInt64
    ) async throws {
        let daemon = try await Daemon(in: place)
        let source = try key().1
        try await daemon.enrol(alice) { account in
            let now = Moment.now().seconds
            account.known.met(source, beside: Self.home, at: now)
            _ = account.learn(nil, hasTerminal: nil, from: [], at: now - secondsAgo)
        }
        let (alice, before) = (alice, try await generation(daemon))
        let begin = try begin(service: "risky")
        try await daemon.change(alice) { desks, _ in
            let verdict = Result { () throws in
                let caller = try Caller(desks.logins)
                try caller.send(.begin(begin))
                defer { caller.hangUp() }
                return try caller.verdict()
            }
            #expect(verdict.successful == .notAsked)
            guard case .opened(let record, _) = desks.accounts.storage.find(alice.uid) else { return }
            #expect(record.generation == before)
        }
        try await daemon.settled()
        #expect(try await generation(daemon) == before + writes)
        try await daemon.stop()
    }

    @Test(arguments: [true, false])
    func `is that much is odd: then every device is forgotten, refused or not`(isRefused: Bool) async throws {
        let daemon = try await Daemon(in: place)
        let key = try key().0
        try await daemon.enrol(alice) { account in
            let terms = RememberedDevice.Terms(idleSeconds: 3_600, maxSeconds: 3_600)
            _ = account.remember(
                key, boundTo: nil, from: nil, terms: terms, at: Moment.now().seconds)
        }
        #expect(try await lore(daemon).devices == [key])
        let answer = isRefused ? alice.wrongCode() : alice.code()
        let verdict = try await daemon.login(try begin(), answer, []).verdict
        #expect(verdict == (isRefused ? .refused : .granted))
        try await daemon.settled()
        #expect(try await lore(daemon).devices.isEmpty)
        try await daemon.stop()
        let records = daemon.journal.records(of: .accountChanged)
        #expect(records.contains { $0[.change] == "devices-forgotten" && $0[.actorUID] == nil })
    }
}
