import Identity
import Testing
import Wire

@testable import AuthenticationService

/// `user show` and `policy explain` say what a login would meet.
@Suite struct `What policy asks` {
    private let alice: Person
    /// A system user whose groups the name service knows.
    private let owner: Person

    init() throws {
        alice = try Person()
        owner = try Person(1, name: "daemon")
    }

    private func daemon(_ settings: String) async throws -> Daemon {
        try await Daemon(in: try Place(settings: "version = 1\n\(settings)\n"))
    }

    @Test(
        arguments: [
            ("login.enrol = \"first-login\"", .enrols, .asked),
            ("login.enrol = \"admin\"", .refused, .refused), ("login.enrol = \"pass\"", .refused, .refused),
            ("login.enrol_until = 2999-01-31", .announced, .notAsked),
            ("login.enrol_until = 2001-01-31", .refused, .refused),
            ("login.require = \"never\"", .notAsked, .notAsked),
            ("login.require = \"if-enrolled\"", .notAsked, .notAsked),
        ] as [(String, ServicePolicy.Decision, ExplainPolicyReply.Decision)])
    func `of somebody without a factor is told as it will be met`(
        settings: String, decision: ServicePolicy.Decision, explained: ExplainPolicyReply.Decision
    ) async throws {
        let daemon = try await daemon(settings)
        let policy = try #require(try await daemon.policy(of: owner, uid: nil))
        #expect(policy.keys.sorted() == ["login", "sshd"])
        #expect(policy["sshd"]?.decision == decision)
        let explanation = try await daemon.explanation(of: owner)
        #expect(explanation.decision == explained)
        #expect(explanation.lines.last == "outcome: \(policy["sshd"]?.reason ?? "")")
        let opening = try await daemon.open(try owner.begin()).opening
        switch decision {
        case .enrols: #expect(opening.key != nil)
        case .announced: #expect(opening.prompt == "Press Enter to go on, or type e to set it up now: ")
        case .refused: #expect(opening.verdict == .refused)
        case .notAsked, .asked: #expect(opening.verdict == .notAsked)
        }
        try await daemon.stop()
    }

    /// Real uid 0 is never asked by what people run themselves, and by every login like anybody else.
    @Test(
        arguments: [("sudo", .notAsked), ("su", .notAsked), ("sshd", .refused)]
            as [(String, ExplainPolicyReply.Decision)])
    func `of root is nothing where root runs it itself`(
        service: String, decision: ExplainPolicyReply.Decision
    ) async throws {
        let daemon = try await daemon(
            "login.enrol = \"admin\"\n[[rule]]\nname = \"s\"\nservice = [\"sudo\", \"su\"]\nrequire = \"step-up\""
        )
        let root = try Person(0, name: "root")
        #expect(try await daemon.explanation(of: root, service).decision == decision)
        try await daemon.stop()
    }

    @Test func `of somebody enrolled, locked or with a pass is told as well`() async throws {
        let daemon = try await daemon("login.enrol = \"admin\"")
        let pass = IssuePassParameters(user: owner.name, uid: owner.uid, for: 60, uses: 1)
        _ = try await daemon.pass(pass)
        #expect(try await daemon.policy(of: owner, uid: nil)?["sshd"]?.decision == .asked)
        #expect(try await daemon.explanation(of: owner).decision == .asked)
        try await daemon.enrol(owner)
        #expect(try await daemon.policy(of: owner, uid: nil)?["sshd"]?.decision == .asked)
        _ = try await daemon.changes(.lockUser(LockUserParameters(user: owner.name, uid: owner.uid)))
        #expect(try await daemon.policy(of: owner, uid: nil)?["sshd"]?.decision == .refused)
        try await daemon.stop()
    }

    /// Root names the uid as well, and no groups: they are the name service's to tell.
    @Test func `by group is told of the groups that the person has`() async throws {
        let daemon = try await daemon(
            """
            [[rule]]
            name = "daemons come alone"
            group = ["daemon"]
            require = "never"
            """)
        for uid in [nil, owner.uid] {
            let policy = try await daemon.policy(of: owner, uid: uid)
            #expect(policy?["sshd"]?.decision == .notAsked, "asked with uid \(uid?.description ?? "none")")
        }
        let explanation = try await daemon.explanation(of: owner, gids: [GroupID(rawValue: 1)])
        #expect(explanation.decision == .notAsked && explanation.rule == "daemons come alone")
        try await daemon.stop()
    }

    @Test func `of whom the name service does not know is not guessed`() async throws {
        let daemon = try await daemon("")
        try await daemon.enrol(alice)
        #expect(try await daemon.policy(of: alice, uid: alice.uid) == nil)
        #expect(try await daemon.show(alice).state == .enrolled)
        try await daemon.stop()
    }

    @Test func `of those without a factor before the day is announced, and goes on or begins`() async throws {
        let daemon = try await daemon("login.enrol_until = 2999-01-31")
        let announced = try await daemon.open(try owner.begin())
        #expect(announced.opening.text.contains("From 2999-01-31 on"))
        let ending = try await announced.type("")
        #expect(ending.verdict == .notAsked && ending.token == nil)
        let login = try await daemon.open(try owner.begin(conversation: 2))
        let key = try #require(try await login.type("e").key)
        try await login.type(key.code())
        #expect(try await login.type("").verdict == .granted)
        let other = try await daemon.open(try alice.begin(conversation: 3))
        try await other.type("e")
        #expect(try await other.type("q").verdict == .notAsked)
        try await daemon.stop()
    }

    @Test func `of those who were not seen for long is a pass`() async throws {
        let daemon = try await daemon("accounts.dormant_after = \"30d\"")
        try await daemon.enrol(owner)
        #expect(try await daemon.policy(of: owner, uid: nil)?["sshd"]?.decision == .refused)
        #expect(try await daemon.login(try owner.begin(), owner.code()).verdict == .refused)
        let call = IssuePassParameters(user: owner.name, uid: owner.uid, for: 60, uses: 1)
        let pass = Array(try #require(try await daemon.pass(call).pass).utf8)
        #expect(try await daemon.policy(of: owner, uid: nil)?["sshd"]?.decision == .asked)
        #expect(try await daemon.login(try owner.begin(conversation: 2), pass).verdict == .granted)
        #expect(try await daemon.login(try owner.begin(conversation: 3), owner.code()).verdict == .granted)
        try await daemon.stop()
    }

    @Test func `and until when is in the status`() async throws {
        let daemon = try await daemon("login.enrol = \"pass\"\nlogin.enrol_until = 2999-01-31")
        guard case .status(let status) = try await daemon.ask(.getStatus(GetStatusParameters())).get() else {
            throw Daemon.Unexpected()
        }
        #expect(status.enrolment == EnrolmentStatus(enrol: "pass", until: "2999-01-31"))
        try await daemon.stop()
    }
}
