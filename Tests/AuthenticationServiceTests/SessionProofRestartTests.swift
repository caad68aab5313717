import Account
import Identity
import Systemd
import Testing
import Wire

@testable import AuthenticationService

/// Each daemon here is killed: what was proven in a session is in the runtime directory, and of that boot alone.
@Suite struct `What a session has proven, after a restart of the daemon,` {
    private static let settings = """
        version = 1
        [[rule]]
        name = "step up"
        service = ["sudo"]
        require = "step-up"
        fresh = "15m"
        """
    private static let otherBoot = [UInt8](repeating: 4, count: 16)
    private static let standings = [Standing(audit: 5), Standing(scope: 5), Standing()]
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place(settings: Self.settings)
        alice = try Person()
    }

    /// Logs in with a code, each phase by a daemon of its own.
    private func open(_ standing: Standing) async throws -> OpenedSession {
        let session = OpenedSession(person: alice, standing: standing)
        var token: Token?
        for phase in [Phase.auth, .account, .openSession] {
            let daemon = try await Daemon(in: place)
            if phase == .auth { try await daemon.enrol(alice) }
            let login = try await daemon.open(try session.begin(phase, token: token))
            let end = try await phase == .auth ? login.type(alice.code()) : login.opening
            #expect(end.verdict == .granted)
            token = end.token
            try await daemon.stop()
        }
        return session
    }

    /// A session in which a factor was proven so many seconds ago, by a daemon that is gone.
    private func open(_ standing: Standing, provenAgo seconds: Int64) async throws -> OpenedSession {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { account in
            _ = account.learn(nil, hasTerminal: nil, from: [], at: Moment.now().seconds)
        }
        let alice = alice
        let isRecorded = try await daemon.run { desks in
            let now = Moment.now()
            return desks.accounts.runtime.recordSession(
                standing.process(70, under: [1]), uid: alice.uid, proven: now.boot - seconds * 1_000,
                opens: true, at: now)
        }
        #expect(isRecorded)
        try await daemon.stop()
        return OpenedSession(person: alice, standing: standing)
    }

    /// How a new daemon begins to answer.
    private func opening(_ begin: Begin, boot: [UInt8] = Place.boot) async throws -> Screen {
        let daemon = try await Daemon(in: place, boot: boot)
        let dialogue = try await daemon.open(begin)
        if dialogue.opening.prompt != nil { try await dialogue.hangUp() }
        try await daemon.stop()
        return dialogue.opening
    }

    @Test(arguments: standings)
    func `answers a step-up in it, in auth and in account`(standing: Standing) async throws {
        let session = try await open(standing)
        for (phase, conversation) in [(.auth, 81), (.account, 82)] as [(Phase, UInt8)] {
            let screen = try await opening(try session.sudo(phase, conversation: conversation))
            #expect(screen.verdict == .granted && screen.prompt == nil && screen.told.isEmpty, "\(phase)")
        }
    }

    @Test(arguments: standings)
    func `answers none after another boot`(standing: Standing) async throws {
        let session = try await open(standing)
        let screen = try await opening(try session.sudo(), boot: Self.otherBoot)
        #expect(screen.prompt != nil && screen.text.hasPrefix("This is for sudo"))
        let account = try await opening(try session.sudo(.account), boot: [UInt8](repeating: 5, count: 16))
        #expect(account.verdict == .refused && account.text.contains("sallyport verify"))
        // The table was emptied, and not only passed over.
        #expect(try await opening(try session.sudo()).prompt != nil)
    }

    @Test(arguments: standings)
    func `answers nobody else, and in no other session`(standing: Standing) async throws {
        let session = try await open(standing)
        var other = try Person(1_001).begin(conversation: 81, service: "sudo")
        other.realUID = UserID(rawValue: 1_001)
        let begins = [
            other.placed(at: standing.process(72, under: [71, 70, 1])),
            try session.sudo().placed(at: Standing(audit: 9).process(72, under: [61, 1])),
            try session.sudo().placed(at: Standing(scope: 9).process(72, under: [61, 1])),
            try session.sudo().placed(at: Standing().process(72, under: [61, 1])),
        ]
        for begin in begins {
            #expect(try await opening(begin).verdict != .granted)
        }
    }

    @Test(arguments: [(899, true), (901, false)])
    func `is as old as it was`(age: Int64, isFresh: Bool) async throws {
        // Nobody waits for a minute here.
        let session = try await open(Standing(audit: 5), provenAgo: isFresh ? age - 60 : age)
        #expect(try await (opening(try session.sudo()).verdict == .granted) == isFresh)
    }

    @Test func `is renewed by the code of a step-up`() async throws {
        let session = try await open(Standing(audit: 5), provenAgo: 901)
        let daemon = try await Daemon(in: place)
        let sudo = try await daemon.open(try session.sudo(conversation: 81))
        #expect(try await sudo.type(alice.code()).verdict == .granted)
        try await daemon.stop()
        #expect(try await opening(try session.sudo(conversation: 82)).verdict == .granted)
    }

    @Test func `is not renewed by a wrong code, or by going away`() async throws {
        let session = try await open(Standing(audit: 5), provenAgo: 901)
        let daemon = try await Daemon(in: place)
        let sudo = try await daemon.open(try session.sudo(conversation: 81))
        #expect(try await sudo.type(alice.wrongCode()).verdict == nil)
        try await sudo.hangUp()
        try await daemon.stop()
        #expect(try await opening(try session.sudo(conversation: 82)).prompt != nil)
    }

    @Test func `is void once wrong codes came after it`() async throws {
        let session = try await open(Standing(audit: 5), provenAgo: 100)
        #expect(try await opening(try session.sudo()).verdict == .granted)
        let daemon = try await Daemon(in: place)
        for conversation in 1...3 as ClosedRange<UInt8> {
            _ = try await daemon.login(try alice.begin(conversation: conversation), alice.wrongCode())
        }
        try await daemon.stop()
        let screen = try await opening(try session.sudo(conversation: 81))
        #expect(screen.prompt != nil && screen.text.contains("wrong codes"))
    }

    @Test(arguments: ["closed", "locked"])
    func `is gone with the session, and with a lock`(how: String) async throws {
        let session = try await open(Standing(audit: 5), provenAgo: 100)
        let daemon = try await Daemon(in: place)
        if how == "closed" {
            #expect(try await daemon.open(try session.begin(.closeSession)).opening.verdict == .granted)
        } else {
            let (name, uid) = (alice.name, alice.uid)
            _ = try await daemon.changes(.lockUser(LockUserParameters(user: name, uid: uid)))
            _ = try await daemon.changes(.unlockUser(UnlockUserParameters(user: name, uid: uid)))
        }
        try await daemon.stop()
        #expect(try await opening(try session.sudo()).prompt != nil)
    }
}
