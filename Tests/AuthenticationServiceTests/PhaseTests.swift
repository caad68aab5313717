import Account
import Conversation
import Identity
import Testing
import Wire

@testable import AuthenticationService

/// What ties the phases of one login together: the kernel's facts and a token, never the PAM environment.
@Suite struct `The phases of a login` {
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place()
        alice = try Person()
    }

    @Test func `follow one another, over a crash between every two`() async throws {
        var token: Token?
        for (number, phase) in Phase.allCases.enumerated() {
            let daemon = try await Daemon(in: place)
            if phase == .auth { try await daemon.enrol(alice) }
            let begin = try alice.begin(phase, conversation: UInt8(number), token: token)
            let outcome =
                try await phase == .auth ? daemon.login(begin, alice.code()) : daemon.login(begin)
            #expect(outcome.verdict == .granted, "\(phase)")
            #expect((outcome.token != nil) == (phase == .auth || phase == .account), "\(phase)")
            token = outcome.token ?? token
            try await daemon.stop()
        }
    }

    @Test func `that start over give the same answer again`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let auth = try await daemon.login(try alice.begin(), alice.code())
        let again = try await daemon.login(try alice.begin())
        #expect(again.verdict == .granted && again.token == auth.token)
        let begin = try alice.begin(.account, conversation: 2, token: auth.token)
        let account = try await daemon.login(begin)
        let over = try await daemon.login(begin)
        #expect(over.verdict == .granted && over.token == account.token && account.token != auth.token)
        try await daemon.stop()
    }

    @Test func `use a grant once`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let token = try await daemon.login(try alice.begin(), alice.code()).token
        for (conversation, verdict) in [(2, .granted), (3, .refused)] as [(UInt8, Verdict)] {
            let begin = try alice.begin(.account, conversation: conversation, token: token)
            #expect(try await daemon.login(begin).verdict == verdict)
        }
        try await daemon.stop()
    }

    /// Each case changes one thing about the account phase of a login whose auth phase was granted.
    @Test(arguments: ["nothing", "process", "start time", "service", "user", "token", "no token"])
    func `are of one process, service and user`(change: String) async throws {
        let daemon = try await Daemon(in: place)
        let bob = try Person(1_001)
        for person in [alice, bob] { try await daemon.enrol(person) }
        let token = try await daemon.login(try alice.begin(), alice.code()).token
        var begin = try alice.begin(.account, conversation: 2, token: token)
        switch change {
        case "process": begin.process = ProcessIdentity(pid: 78, startTime: 5)
        case "start time": begin.process = ProcessIdentity(pid: 77, startTime: 6)
        case "service": begin.service = try ServiceName("login")
        case "user": begin.userEntry = try bob.begin().userEntry
        case "token": begin.token = Token(bytes: [UInt8](repeating: 8, count: 16))
        case "no token": begin.token = nil
        default: break
        }
        let valid = try await daemon.run { [begin] in try Self.proof($0.logins, begin) }
        #expect(valid == (change == "nothing" ? .valid : .none))
        try await daemon.stop()
    }

    /// The session phase comes from the process of the account phase, or from the parent that it named.
    @Test(
        arguments: [
            ("sshd", 77, 0, .valid), ("sshd", 76, 0, .valid), ("sshd", 75, 0, .none),
            ("sshd", 77, 1, .foreign),
            ("login", 77, 0, .foreign), ("sudo", 77, 0, .foreign), ("sudo", 77, 1, .foreign),
        ] as [(String, Int32, UInt32, PriorProof)])
    func `open the session of the account phase's user`(
        service: String, pid: Int32, otherUser: UInt32, expected: PriorProof
    ) async throws {
        #expect(try await session(opened: "sshd", service, pid, otherUser) == expected)
    }

    /// The daemon was killed between opening the session and saying so, while the same process logs somebody else in.
    @Test func `open a session again whose token is used`() async throws {
        #expect(try await session(opened: "sshd", "sshd", 77, 1, token: 8) == .none)
        #expect(try await session(opened: "sshd", "sshd", 77, 1, token: 0) == .foreign)
    }

    @Test func `open any user's session for sudo`() async throws {
        #expect(try await session(opened: "sudo", "sudo", 77, 1) == .valid)
        #expect(try await session(opened: "sudo", "sudo", 77, 0) == .valid)
    }

    private func session(
        opened: String, _ service: String, _ pid: Int32, _ otherUser: UInt32, token sent: UInt8? = nil
    ) async throws -> PriorProof {
        let daemon = try await Daemon(in: place)
        let caller = try Person(1_000 + otherUser)
        let found = try await daemon.run { [alice] desks in
            guard let conversation = ConversationID(bytes: Array(0..<16)),
                let token = Token(bytes: [UInt8](repeating: 0, count: 16))
            else { throw IdentityError.empty }
            let proof = Proof(
                phase: .account, conversation: conversation, token: token, uid: alice.uid,
                service: try ServiceName(opened), process: ProcessIdentity(pid: 77, startTime: 5),
                parent: ProcessIdentity(pid: 76, startTime: 5), expires: .max, proven: 1)
            try desks.logins.runtime.record(nil, proof, at: Moment.now())
            let sentToken = sent.flatMap { Token(bytes: [UInt8](repeating: $0, count: 16)) }
            return try Self.proof(
                desks.logins,
                try caller.begin(.openSession, conversation: 9, pid: pid, service: service, token: sentToken))
        }
        try await daemon.stop()
        return found
    }

    private static func proof(_ desk: LoginDesk, _ begin: Begin) throws -> PriorProof {
        let peer = Peer(uid: .root, gid: GroupID(rawValue: 0), groups: [], pid: begin.process.pid)
        guard case .request(let request) = LoginRequest.read(begin, from: peer) else {
            throw IdentityError.empty
        }
        return desk.priorProof(request)
    }
}
