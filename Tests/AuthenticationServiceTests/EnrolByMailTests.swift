import Account
import Identity
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `An administrator who enrols somebody for codes by mail` {
    private let place: Place
    private let alice: Person
    private let base: EnrolUserParameters

    init() throws {
        place = try Place()
        alice = try Person()
        base = EnrolUserParameters(user: alice.name, uid: alice.uid, factorMethod: .email)
    }

    private func start(isVerified: Bool = true) async throws -> Daemon {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [alice] account in
            account.factors = []
            account.reach(try alice.mail, verified: isVerified)
        }
        return daemon
    }

    @Test func `hands out recovery codes and no key, and the next login sends a code`() async throws {
        let (daemon, courier) = (try await start(), try await FakeCourier(in: place))
        let reply = try await daemon.enrolment(base)
        #expect(reply.method == .email && reply.uri == nil && reply.secret == nil)
        #expect(reply.recoveryCodes.count == 10)
        let report = try await daemon.show(alice)
        #expect(report.factors.map(\.method) == [.email] && report.factors.map(\.name) == ["email"])
        #expect(report.factors.map(\.digits) == [8] && report.factors.map(\.algorithm) == [nil])
        #expect(report.state == .enrolled)
        #expect(try await courier.heard(1).first?.code == nil, "a notice")
        let login = try await daemon.open(try alice.begin())
        #expect(login.opening.text.hasPrefix("A code was sent by e-mail to u***@e***.org."))
        let code = try #require(try await courier.heard(2).last?.code)
        #expect(try await login.type(code).verdict == .granted)
        let recovery = Array((reply.recoveryCodes.first ?? "").utf8)
        #expect(try await daemon.login(try alice.begin(conversation: 2), recovery).verdict == .granted)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `needs a contact that is verified`() async throws {
        let daemon = try await start(isVerified: false)
        #expect(try await daemon.ask(.enrolUser(base)).refusal == .noContact(alice.name))
        var sms = base
        sms.factorMethod = .sms
        #expect(try await daemon.ask(.enrolUser(sms)).refusal == .noContact(alice.name))
        let stranger = EnrolUserParameters(
            user: try AccountName("bob"), uid: UserID(rawValue: 9), factorMethod: .email)
        #expect(try await daemon.ask(.enrolUser(stranger)).refusal == .noContact(stranger.user))
        #expect(try await daemon.records() == [alice.uid])
        try await daemon.stop()
    }

    @Test func `gives it once, under its own name or another`() async throws {
        let daemon = try await start()
        var named = base
        named.name = "work mail"
        _ = try await daemon.enrolment(named)
        #expect(try await daemon.show(alice).factors.map(\.name) == ["work mail"])
        for call in [base, named] {
            #expect(try await daemon.ask(.enrolUser(call)).refusal == .alreadyEnrolled(alice.name))
        }
        named.name = "a\u{1B}b"
        #expect(try await daemon.ask(.enrolUser(named)).refusal == .invalidParameter("name"))
        try await daemon.stop()
    }

    @Test func `changes nothing with a dry run`() async throws {
        let (daemon, courier) = (try await start(), try await FakeCourier(in: place))
        var trial = base
        trial.dryRun = true
        #expect(try await daemon.enrolment(trial).recoveryCodes.isEmpty)
        #expect(try await daemon.show(alice).state == .notEnrolled)
        try await daemon.delivered()
        #expect(courier.letters.isEmpty)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `is told which parameter is for keys alone`() async throws {
        let daemon = try await start()
        let fields: [(String, (inout EnrolUserParameters) -> Void)] = [
            ("algorithm", { $0.algorithm = .sha1 }), ("digits", { $0.digits = 8 }),
            ("period", { $0.period = 30 }), ("issuer", { $0.issuer = "host" }),
            ("secret", { $0.secret = "GEZDGNBVGY3TQOJQ" }), ("counter", { $0.counter = 0 }),
        ]
        for (name, change) in fields {
            var call = base
            change(&call)
            #expect(try await daemon.ask(.enrolUser(call)).refusal == .invalidParameter(name))
        }
        try await daemon.stop()
    }
}
