import Account
import Conversation
import Identity
import Platform
import Settings
import Testing
import Wire

@testable import AuthenticationService

/// Nobody has proven anything for it since 1970.
@Suite struct `A dormant account` {
    private static let keyLine =
        "publickey ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHJlbWVtYmVyZWQga2V5IG9mIGFsaWNlIQ=="
    private let own: OwnAccount
    private var owner: Person { own.owner }

    init() throws {
        own = try OwnAccount(
            settings: """
                version = 1
                [login]
                enrol = "first-login"
                remember = { idle = "12h", max = "30d", bind = ["ssh-key"] }
                [accounts]
                dormant_after = "90d"
                [[rule]]
                name = "step up"
                service = ["sudo"]
                require = "step-up"
                """)
    }

    /// Everything but a pass is refused, and leaves it as it was.
    private func refused(
        _ begin: Begin, _ daemon: Daemon, _ typed: [UInt8]...
    ) async throws -> Bool {
        let dialogue = try await daemon.open(begin)
        var screen = dialogue.opening
        for answer in typed where screen.prompt != nil { screen = try await dialogue.type(answer) }
        #expect(screen.verdict == .refused, "\(screen)")
        return screen.verdict == .refused
    }

    private func begin(
        _ phase: Phase, _ conversation: UInt8, service: String = "sshd", byKey: Bool = false
    ) throws -> Begin {
        var begin = try owner.begin(phase, conversation: conversation, service: service)
        begin.remoteHost = Array("192.0.2.7".utf8)
        if byKey { (begin.tty, begin.sshAuthInfo) = (Array("ssh".utf8), Array(Self.keyLine.utf8)) }
        return begin
    }

    private func idleSince(_ daemon: Daemon) async throws -> Int64? {
        try await daemon.stored(owner) { $0.account.idleSince }
    }

    @Test func `is refused by password and code, by key, to cron, and at a recovery code`() async throws {
        let daemon = try await own.start()
        #expect(try await refused(try begin(.auth, 1), daemon, owner.code()))
        #expect(try await refused(try begin(.auth, 2), daemon, own.codes.typed(1)))
        #expect(try await refused(try begin(.auth, 3, byKey: true), daemon, owner.code()))
        #expect(try await refused(try begin(.account, 5), daemon))
        #expect(try await refused(try begin(.account, 4, service: "cron"), daemon))
        try await daemon.flush()
        #expect(try await idleSince(daemon) == 1)
        try await daemon.stop()
    }

    @Test func `is refused from a remembered device`() async throws {
        let peer = Peer(uid: .root, gid: GroupID(rawValue: 0), groups: [], pid: 77)
        let begin = try begin(.auth, 1, byKey: true)
        guard case .request(let request) = LoginRequest.read(begin, from: peer) else {
            throw Daemon.Unexpected()
        }
        let key = try #require(request.visitor.key)
        let daemon = try await own.start { account in
            let terms = RememberedDevice.Terms(idleSeconds: 36_000, maxSeconds: 36_000)
            _ = account.remember(key, boundTo: nil, from: nil, terms: terms, at: Moment.now().seconds)
        }
        #expect(try await refused(begin, daemon, owner.code()))
        try await daemon.stop()
    }

    /// Proven a minute ago in that session, which somebody has opened before.
    @Test func `is refused sudo in an open session`() async throws {
        let daemon = try await own.start { account in
            account.lastProof = Moment.now().seconds
            _ = account.learn(nil, hasTerminal: nil, from: [], at: Moment.now().seconds)
        }
        let (standing, uid) = (Standing(audit: 5), owner.uid)
        try await daemon.run { desks in
            let now = Moment.now()
            _ = desks.accounts.runtime.recordSession(
                standing.process(70, under: [1]), uid: uid, proven: now.boot - 60_000, opens: true, at: now)
        }
        let session = OpenedSession(person: owner, standing: standing)
        let opening = try await daemon.open(try session.sudo()).opening
        #expect(opening.verdict == .granted && opening.prompt == nil, "\(opening)")
        try await daemon.change(owner) { desks, resident in
            resident.record?.account.lastProof = nil
            desks.accounts.saveBehind(resident)
        }
        for phase in [Phase.auth, .account] {
            let begin = try session.sudo(phase, conversation: 80 + phase.rawValue)
            #expect(try await refused(begin, daemon, owner.code()), "\(phase)")
        }
        try await daemon.stop()
    }

    @Test(
        arguments: [
            .verify, .enable(method: .totp, name: "tablet"), .disable, .renewRecoveryCodes,
            .removeFactor(FactorID(rawValue: 1)),
            .adopt(AdoptedKey(method: .totp, secret: [UInt8](repeating: 7, count: 20), period: 30)),
            .confirm(purpose: "x", freshSeconds: 60, user: nil),
        ] as [SelfServiceRequest.Action])
    func `is not opened by its owner`(action: SelfServiceRequest.Action) async throws {
        let (daemon, helper) = try await own.startWithHelper()
        let dialogue = try await daemon.open(action, as: owner)
        #expect(dialogue.opening.verdict == .refused)
        try await daemon.flush()
        #expect(try await idleSince(daemon) == 1)
        try await daemon.stop()
        try await helper.stop()
    }

    /// It had a factor, which somebody has taken away long ago.
    @Test func `is not opened by a first login, nor by an import`() async throws {
        let daemon = try await own.start { $0.disable() }
        #expect(try await refused(try begin(.auth, 1), daemon, owner.code()))
        let entry = ImportEntry(user: "\(owner.name)", uid: owner.uid, secret: "GEZDGNBVGY3TQOJQ")
        try await daemon.flush()
        #expect(try await daemon.takeOver([entry]) == [.conflict])
        #expect(try await daemon.stored(owner) { $0.account.isEnrolled } == false)
        try await daemon.stop()
    }

    @Test func `is opened by an administrator's pass`() async throws {
        let daemon = try await own.start { [own] in $0.pass = own.codes.pass(uses: 1) }
        let begin = try begin(.auth, 1)
        #expect(try await daemon.login(begin, own.codes.typedPass).verdict == .granted)
        #expect(try await daemon.login(try self.begin(.auth, 2), owner.code()).verdict == .granted)
        try await daemon.stop()
    }

    @Test(arguments: [true, false])
    func `is none that never had a factor`(hasRecord: Bool) async throws {
        let daemon = try await Daemon(in: own.place)
        if hasRecord {
            try await daemon.enrol(owner) { account in
                account = Account(name: account.name, uid: account.uid, created: 1)
            }
        }
        let dialogue = try await daemon.open(try begin(.auth, 1))
        #expect(dialogue.opening.verdict == nil && dialogue.opening.prompt != nil)
        try await dialogue.hangUp()
        try await daemon.stop()
    }
}
