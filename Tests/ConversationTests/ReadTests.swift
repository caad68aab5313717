import Account
import Conversation
import Identity
import Testing
import Wire

/// What a module claims, held against what the kernel says of its process.
@Suite struct `A claim` {
    private static let bob = UserID(rawValue: 1_001)

    /// The effective uid that the kernel reports, and the one that the frame names.
    private static let pairs = [UserID.root, Fixture.uid, bob].flatMap { peer in
        [UserID.root, Fixture.uid, bob].map { (peer, $0) }
    }

    @Test(arguments: Phase.allCases, pairs)
    func `is taken from root for anybody, and from others for their own uid alone`(
        phase: Phase, uids: (UserID, UserID)
    ) throws {
        let (peer, claimed) = uids
        let begin = try Fixture.begin(
            phase, flags: .afterFirstFactor, realUID: claimed, effectiveUID: claimed)
        let isSession = phase == .openSession || phase == .closeSession
        switch LoginRequest.read(begin, from: Fixture.peer(peer)) {
        case .request(let request):
            #expect(peer.isRoot && claimed.isRoot)
            #expect(request.standpoint == .afterFirstFactor && request.phase == phase)
        case .needsOwnName(let make):
            #expect(peer == Fixture.uid && claimed == peer && !isSession)
            let request = make(.noSuchUser)
            #expect(request.standpoint == .ownAccount && request.subject == .noSuchUser)
            #expect(request.source == .user(peer) && request.errand == nil && !request.isInvokedByRoot)
        case .refused:
            #expect(peer != claimed || peer == Self.bob || peer == Fixture.uid && isSession)
        }
    }

    @Test(arguments: [UserID.root, Fixture.uid])
    func `of another process is refused`(uid: UserID) throws {
        let begin = try Fixture.begin(realUID: uid, effectiveUID: uid)
        #expect(LoginRequest.read(begin, from: Fixture.peer(uid, pid: 78)).isRefused)
        #expect(!LoginRequest.read(begin, from: Fixture.peer(uid, pid: 77)).isRefused)
        // The kernel shows 0 for a process of another container.
        #expect(!LoginRequest.read(begin, from: Fixture.peer(uid, pid: 0)).isRefused)
    }

    @Test(arguments: [NameServiceAnswer.noSuchUser, .failed])
    func `without a name is root's alone`(entry: NameServiceAnswer) throws {
        let begin = try Fixture.begin(entry: entry, realUID: Fixture.uid, effectiveUID: Fixture.uid)
        #expect(LoginRequest.read(begin, from: Fixture.peer(Fixture.uid)).isRefused)
    }

    @Test(
        arguments: [
            (nil, "ssh", false), ("", "ssh", false), ("publickey ssh-ed25519 AAAA\n", "ssh", true),
            ("publickey", "ssh", true), ("password\n", "ssh", true),
            ("hostbased ssh-rsa AAAA\n", "ssh", true),
            ("gssapi-with-mic alice@EXAMPLE\n", "ssh", true), ("gssapi-keyex\n", "ssh", false),
            ("keyboard-interactive\n", "ssh", false), ("none\n", "ssh", false),
            ("none\npassword\n", "ssh", true),
            ("Password\n", "ssh", false), ("passwords\n", "ssh", false), (" password\n", "ssh", false),
            ("xpublickey ssh-rsa\n", "ssh", false), ("keyboard-interactive password\n", "ssh", false),
            ("publickey ssh-ed25519 AAAA\n", "pts/0", false), ("publickey ssh-ed25519 AAAA\n", nil, false),
        ] as [(String?, String?, Bool)])
    func `of a proven first factor rests on what sshd says it accepted`(
        info: String?, tty: String?, proven: Bool
    ) throws {
        var begin = try Fixture.begin()
        begin.sshAuthInfo = info.map { Array($0.utf8) }
        begin.tty = tty.map { Array($0.utf8) }
        let request = try #require(LoginRequest.read(begin, from: Fixture.peer()).request)
        #expect(request.standpoint == (proven ? .afterFirstFactor : .beforeFirstFactor))
    }

    @Test func `of a proven first factor is not believed of a set-uid program that dresses up as sshd`()
        throws
    {
        var begin = try Fixture.begin(realUID: Fixture.uid)
        begin.tty = Array("ssh".utf8)
        begin.sshAuthInfo = Array("password\n".utf8)
        let request = try #require(LoginRequest.read(begin, from: Fixture.peer()).request)
        #expect(request.standpoint == .beforeFirstFactor)
    }

    @Test(arguments: [Phase.account, .openSession, .closeSession])
    func `needs no first factor after the auth phase`(phase: Phase) throws {
        let request = try #require(LoginRequest.read(try Fixture.begin(phase), from: Fixture.peer()).request)
        #expect(request.standpoint == .afterFirstFactor)
    }

    /// A key is its holder's own, wherever he comes from; a certificate is issued anew again and again.
    @Test(
        arguments: [
            ("publickey ssh-ed25519 AAAA\n", true), ("password\npublickey ssh-ed25519 AAAA\n", true),
            ("publickey ssh-ed25519-cert-v01@openssh.com AAAA\n", false), ("password\n", false), (nil, false),
        ] as [(String?, Bool)])
    func `has a budget by its key, or else by its network`(info: String?, isByKey: Bool) throws {
        var begin = try Fixture.begin()
        begin.tty = Array("ssh".utf8)
        begin.sshAuthInfo = info.map { Array($0.utf8) }
        begin.remoteHost = Array("192.0.2.77".utf8)
        let source = try #require(LoginRequest.read(begin, from: Fixture.peer()).request?.source)
        let network = FailureSource.network(try Network("192.0.2.0/24"))
        switch source {
        case .key(let digest): #expect(isByKey && digest.count == FailureSource.keyLength)
        default: #expect(!isByKey && source == network)
        }
    }

    @Test func `has another budget by another key`() throws {
        let sources = try ["AAAA", "BBBB", "AAAA"].map { key in
            var begin = try Fixture.begin()
            begin.tty = Array("ssh".utf8)
            begin.sshAuthInfo = Array("publickey ssh-ed25519 \(key)\n".utf8)
            return try #require(LoginRequest.read(begin, from: Fixture.peer()).request?.source)
        }
        #expect(sources[0] == sources[2] && sources[0] != sources[1])
    }

    @Test func `brings its host, its process and its parent along`() throws {
        var begin = try Fixture.begin(.account)
        begin.remoteHost = Array("192.0.2.77".utf8)
        begin.ancestors = [ProcessIdentity(pid: 5, startTime: 6), ProcessIdentity(pid: 1, startTime: 0)]
        begin.token = Token(bytes: [UInt8](repeating: 7, count: 16))
        let request = try #require(LoginRequest.read(begin, from: Fixture.peer()).request)
        #expect(request.remoteHost == "192.0.2.77")
        #expect(request.source == .network(try Network("192.0.2.0/24")))
        #expect(request.process == begin.process && request.parent == ProcessIdentity(pid: 5, startTime: 6))
        #expect(request.token == begin.token && request.conversation == begin.conversation)
        begin.ancestors = []
        let orphan = try #require(LoginRequest.read(begin, from: Fixture.peer()).request)
        #expect(orphan.parent.pid == 0)
    }
}

extension LoginRequest.Reading {
    var request: LoginRequest? {
        if case .request(let request) = self { request } else { nil }
    }

    var isRefused: Bool {
        if case .refused = self { true } else { false }
    }
}
