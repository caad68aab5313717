import Account
import Conversation
import Identity
import NIOCore
import Policy
import Testing
import Wire

@testable import AuthenticationService

/// What a login leaves behind rests on a factor that was proven, and on whose it was.
@Suite struct `What a login is remembered by` {
    private static let settings = """
        version = 1
        [login]
        remember = { idle = "12h", max = "30d", bind = ["ssh-key"] }
        """
    private static let key =
        "publickey ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHJlbWVtYmVyZWQga2V5IG9mIGFsaWNlIQ=="

    private func begin(_ person: Person, conversation: UInt8) throws -> Begin {
        var begin = try person.begin(conversation: conversation)
        begin.tty = Array("ssh".utf8)
        begin.remoteHost = Array("192.0.2.7".utf8)
        begin.sshAuthInfo = Array(Self.key.utf8)
        return begin
    }

    private func visitor(_ begin: Begin) throws -> Visitor {
        let peer = Peer(uid: .root, gid: GroupID(rawValue: 0), groups: [], pid: begin.process.pid)
        guard case .request(let request) = LoginRequest.read(begin, from: peer) else {
            throw IdentityError.empty
        }
        return request.visitor
    }

    /// Whoever was given a pass for once has a key, and no factor.
    @Test func `is a factor, and no pass`() async throws {
        let place = try Place(settings: Self.settings)
        let daemon = try await Daemon(in: place)
        let alice = try Person()
        let visitor = try visitor(begin(alice, conversation: 1))
        let now = Moment.now().seconds
        try await daemon.enrol(alice) { account in
            account.known.met(try #require(visitor.keySource), beside: visitor.network, at: now)
            _ = account.learn(nil, hasTerminal: nil, from: [], at: now)
        }
        let pass = try #require(
            try await daemon.pass(
                IssuePassParameters(user: alice.name, uid: alice.uid, for: 3_600, uses: 2)
            ).pass)
        let dialogue = try await daemon.caller(begin(alice, conversation: 1))
        try await daemon.run { _ in try dialogue.value.send(.answer(Array("r \(pass)".utf8))) }
        try await daemon.hashed()
        try await daemon.settled()
        try await daemon.run { _ in try dialogue.value.send(.answer([])) }
        try await daemon.settled()
        #expect(try await daemon.run { _ in try dialogue.value.verdict() } == .granted)
        #expect(try await daemon.show(alice).devices.isEmpty)
        let again = try await daemon.login(begin(alice, conversation: 2), Array("r ".utf8) + alice.code())
        #expect(again.verdict == .granted)
        #expect(try await daemon.show(alice).devices.count == 1)
        try await daemon.stop()
    }

    /// A program that changes PAM_USER between the phases takes nobody's proof along.
    @Test func `is one's own proof`() async throws {
        let place = try Place(
            settings: "version = 1\n[[rule]]\nname = \"bob\"\nuser = [\"user1001\"]\nrequire = \"never\"\n")
        let daemon = try await Daemon(in: place)
        let (alice, bob) = (try Person(), try Person(1_001))
        for person in [alice, bob] { try await daemon.enrol(person) }
        let token = try await daemon.login(try alice.begin(), alice.code()).token
        let account = try await daemon.login(try bob.begin(.account, conversation: 2, token: token))
        let left = try #require(account.token)
        #expect(account.verdict == .notAsked)
        #expect(try await daemon.run { $0.logins.runtime.proof(with: left)?.proven } == nil)
        try await daemon.stop()
    }

    @Test func `is no suspicion where the right code follows`() async throws {
        let place = try Place()
        let daemon = try await Daemon(in: place)
        let people = try (1_000..<1_005).map { try Person($0) }
        let office = try Network("192.0.2.0/24")
        for (number, person) in people.enumerated() {
            try await daemon.enrol(person)
            var begin = try person.begin(conversation: UInt8(number + 1))
            begin.remoteHost = Array("192.0.2.7".utf8)
            let answers = number < 4 ? [person.wrongCode(), person.code()] : [person.wrongCode()]
            _ = try await daemon.login([begin], answers)
        }
        let failed = try await daemon.run {
            $0.logins.failing.accounts(from: office, besides: nil, at: Moment.now().boot / 1_000)
        }
        #expect(failed == 1)
        try await daemon.stop()
    }
}
