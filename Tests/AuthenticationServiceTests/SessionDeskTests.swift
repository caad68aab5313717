import Account
import Identity
import NIOCore
import Testing
import Wire

@testable import AuthenticationService

/// Which session a process is in the root helper says, and of whose process it speaks.
@Suite struct `The session of an unprivileged process` {
    private static let confirm = SelfServiceRequest.Action.confirm(
        purpose: "export customers", freshSeconds: 900, user: nil)
    private static let actions = [SelfServiceRequest.Action.verify, confirm]
    /// Where the process of every caller here stands.
    private static let process = Standing(audit: 5).process(99, under: [98])
    private static let password = "Password: "
    private static let settings = """
        version = 1
        login.require = "if-enrolled"
        [[rule]]
        name = "step up"
        service = ["sudo"]
        require = "step-up"
        """
    private let own: OwnAccount
    private let stranger = UserID(rawValue: 2)

    init() throws {
        own = try OwnAccount(settings: Self.settings)
    }

    /// A daemon that knows a session, in which the owner and a stranger have proven a factor 100 seconds ago.
    private func start(patience: TimeAmount = .seconds(20)) async throws -> Daemon {
        let daemon = try await Daemon(in: own.place, patience: patience)
        try await daemon.enrol(own.owner)
        let uids = [own.owner.uid, stranger]
        let areRecorded = try await daemon.run { desks in
            let now = Moment.now()
            return uids.allSatisfy {
                desks.accounts.runtime.recordSession(
                    Standing(audit: 5).process(98), uid: $0, proven: now.boot - 100_000, opens: true, at: now)
            }
        }
        #expect(areRecorded)
        return daemon
    }

    /// When the owner and the stranger last proved a factor in that session, and the owner in any.
    private func proofs(_ daemon: Daemon) async throws -> [Int64?] {
        let (owner, stranger) = (own.owner.uid, stranger)
        return try await daemon.run { desks in
            let runtime = desks.accounts.runtime
            return [owner, stranger].map { runtime.sessionProof(of: Self.process, uid: $0)?.proven }
                + [runtime.newestSessionProof(of: owner)?.proven]
        }
    }

    @Test(arguments: actions)
    func `is taken at its word where the process is the caller's own`(
        action: SelfServiceRequest.Action
    ) async throws {
        let (daemon, owner) = (try await start(), own.owner.uid)
        let helper = try await FakeHelper(in: own.place, locate: { _ in .found(Self.process, of: owner) })
        let before = try await proofs(daemon)
        let dialogue = try await daemon.open(action, as: own.owner)
        if action == .verify {
            #expect(dialogue.opening.prompt?.hasPrefix("Verification code") == true)
            #expect(try await dialogue.type(own.owner.code()).verdict == .granted)
            let after = try await proofs(daemon)
            #expect(try #require(after[0]) > #require(before[0]) && after[1] == before[1])
        } else {
            #expect(dialogue.opening.verdict == .granted)
            #expect(try await proofs(daemon) == before)
        }
        #expect(helper.placeQuestions.map(\.pid) == [99] && helper.questions.isEmpty)
        try await daemon.stop()
        try await helper.stop()
    }

    /// What the helper says of the process of a caller who has uid 1.
    enum Word: String, CaseIterable {
        case isAnothers, isRoots, isGone, isUnknown, isSilent

        var answer: ProcessPlaceAnswer? {
            switch self {
            case .isAnothers: .found(process, of: UserID(rawValue: 2))
            case .isRoots: .found(process, of: .root)
            case .isGone: .gone
            case .isUnknown: .unavailable
            case .isSilent: nil
            }
        }
    }

    /// The password and a code prove the owner, but in no session.
    @Test(arguments: actions, Word.allCases)
    func `is none, and nothing is proven for it,`(action: SelfServiceRequest.Action, where word: Word)
        async throws
    {
        let daemon = try await start(patience: .seconds(2))
        let helper = try await FakeHelper(in: own.place, locate: { _ in word.answer })
        let before = try await proofs(daemon)
        let dialogue = try await daemon.open(action, as: own.owner)
        #expect(dialogue.opening.prompt == Self.password && dialogue.opening.verdict == nil)
        let asked = try await dialogue.type(FakeHelper.password)
        #expect(asked.prompt?.hasPrefix("Verification code") == true)
        #expect(try await dialogue.type(own.owner.code()).verdict == .granted)
        #expect(try await proofs(daemon) == before)
        #expect(helper.placeQuestions.map(\.pid) == [99])
        try await daemon.stop()
        try await helper.stop()
    }

    /// In a frame of its own it can claim what it likes.
    @Test(arguments: [Phase.auth, .account])
    func `is not what that process says of itself`(phase: Phase) async throws {
        let daemon = try await start()
        let before = try await proofs(daemon)
        var begin = try own.owner.begin(phase, service: "sudo").placed(at: Self.process)
        (begin.realUID, begin.effectiveUID) = (own.owner.uid, own.owner.uid)
        let dialogue = try await daemon.open(begin, uid: own.owner.uid)
        #expect(dialogue.opening.verdict == (phase == .auth ? nil : .refused))
        if phase == .auth {
            #expect(try await dialogue.type(own.owner.code()).verdict == .granted)
        }
        #expect(try await proofs(daemon) == before)
        // The same words from a module that runs as root are believed.
        begin.effectiveUID = .root
        #expect(try await daemon.open(begin).opening.verdict == .granted)
        try await daemon.stop()
    }

    @Test func `is none where nobody listens`() async throws {
        let daemon = try await start()
        let before = try await proofs(daemon)
        for action in Self.actions {
            let dialogue = try await daemon.open(action, as: own.owner)
            #expect(dialogue.opening.prompt == Self.password)
            #expect(try await dialogue.type(FakeHelper.password).verdict == .unavailable)
        }
        #expect(try await proofs(daemon) == before)
        try await daemon.stop()
    }

    /// The fifth is not kept waiting, and whoever goes away leaves room.
    @Test func `is looked for of four of one user at once`() async throws {
        let (daemon, owner) = (try await start(patience: .seconds(3)), own.owner.uid)
        let silent = try await FakeHelper(in: own.place, locate: { _ in nil })
        let callers = try await daemon.seat(5, uid: owner, pid: 99)
        try await daemon.run { desks in
            for caller in callers { try desks.callers[caller].send(.request(Self.request())) }
        }
        try await daemon.settle([callers[4]])
        let waiting = try await daemon.run { desks in
            defer { desks.callers[callers[0]].hangUp() }
            return try callers.filter { try desks.callers[$0].received().isEmpty }
        }
        #expect(waiting == Array(callers.dropLast()))
        try await daemon.settle(callers)
        let verdicts = try await daemon.run { desks in
            try callers.map { caller in
                defer { desks.callers[caller].hangUp() }
                return try desks.callers[caller].verdict()
            }
        }
        #expect(!verdicts.contains(.granted) && silent.placeQuestions.count == 4)
        try await silent.stop()
        let honest = try await FakeHelper(in: own.place, locate: { _ in .found(Self.process, of: owner) })
        #expect(try await daemon.open(Self.confirm, as: own.owner).opening.verdict == .granted)
        #expect(try await daemon.run { $0.logins.open } == 0)
        try await daemon.stop()
        try await honest.stop()
    }

    private static func request() throws -> SelfServiceRequest {
        let bytes = [UInt8](repeating: 0x55, count: 16)
        guard let id = ConversationID(bytes: bytes) else { throw IdentityError.empty }
        return SelfServiceRequest(conversation: id, isDryRun: false, action: confirm)
    }
}
