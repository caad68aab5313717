import Account
import Identity
import OneTimePassword
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `A pass` {
    private let place: Place
    private let alice: Person
    private let codes: SpareCodes

    init() throws {
        place = try Place()
        alice = try Person()
        codes = try SpareCodes.made.get()
    }

    @Test func `opens as often as it was given for, and then never`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [codes] in $0.pass = codes.pass(uses: 2) }
        for number in 1...2 as ClosedRange<UInt8> {
            let login = try await daemon.open(try alice.begin(conversation: number))
            let screen = try await login.type(codes.typedPass)
            #expect(screen.verdict == .granted && screen.token != nil)
            let words = number == 1 ? "That pass can be used once more." : "That pass is used up now."
            #expect(screen.text == words)
        }
        #expect(try await daemon.login(try alice.begin(conversation: 3), codes.typedPass).verdict == nil)
        #expect(try await daemon.stored(alice) { $0.account.pass == nil } == true)
        try await daemon.stop()
    }

    @Test func `opens once of sixty-four with the same one at once, and stays used`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [codes] in $0.pass = codes.pass(uses: 1) }
        let begins = try (1...64).map { try alice.begin(conversation: $0) }
        let outcomes = try await daemon.login(begins, [codes.typedPass])
        #expect(outcomes.count { $0.verdict == .granted } == 1)
        #expect(try await daemon.stored(alice) { $0.account.failures.standing } == 0)
        try await daemon.stop()
        try place.damage(alice.uid, at: 200)
        let again = try await Daemon(in: place)
        #expect(try await again.login(try alice.begin(conversation: 99), codes.typedPass).verdict == nil)
        try await again.stop()
    }

    @Test func `whose time is over opens nothing, and costs nothing`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [codes] in $0.pass = codes.pass(uses: 1, seconds: 0) }
        let login = try await daemon.open(try alice.begin())
        #expect(try await login.type(codes.typedPass).verdict == nil)
        #expect(try await daemon.stored(alice) { $0.account.failures.standing } == 0)
        try await login.hangUp()
        try await daemon.stop()
    }

    @Test func `whose time is over while it is typed opens nothing`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [codes] in $0.pass = codes.pass(uses: 1) }
        let login = try await daemon.open(try alice.begin())
        try await daemon.change(alice) { [codes] _, resident in
            resident.record?.account.pass = codes.pass(uses: 1, seconds: -1)
        }
        let screen = try await login.type(codes.typedPass)
        #expect(screen.verdict == nil && screen.text.hasPrefix("That pass is over."))
        try await login.hangUp()
        try await daemon.stop()
    }

    /// Under `enrol = "pass"` it comes before the key; what is stored only afterwards is the factor.
    @Test func `leads to an enrolment where that is what it is for`() async throws {
        let place = try Place(settings: "version = 1\nlogin.enrol = \"pass\"\n")
        let daemon = try await Daemon(in: place)
        let call = IssuePassParameters(user: alice.name, uid: alice.uid, for: 3_600, uses: 1)
        let pass = try #require(try await daemon.pass(call).pass)
        let login = try await daemon.open(try alice.begin())
        #expect(login.opening.prompt == "Verification code (? for help): " && login.opening.key == nil)
        let shown = try await login.type(pass)
        #expect(shown.text.hasPrefix("That pass is used up now.") && shown.verdict == nil)
        let key = try #require(shown.key)
        #expect(try await login.type(key.code()).recoveryCodes.count == 10)
        #expect(try await login.type("").verdict == .granted)
        let report = try await daemon.show(alice)
        #expect(report.state == .enrolled && report.recoveryCodes == 10 && report.pass == nil)
        try await daemon.stop()
    }

    @Test func `leaves no grant where the enrolment that it leads to is given up`() async throws {
        let place = try Place(settings: "version = 1\nlogin.enrol = \"pass\"\n")
        let daemon = try await Daemon(in: place)
        let call = IssuePassParameters(user: alice.name, uid: alice.uid, for: 3_600, uses: 1)
        let pass = try #require(try await daemon.pass(call).pass)
        let login = try await daemon.open(try alice.begin())
        #expect(try await login.type(pass).key != nil)
        #expect(try await login.type("q").verdict == .refused)
        let conversation = try alice.begin().conversation
        #expect(try await daemon.run { $0.logins.runtime.proof(of: conversation) == nil })
        // A module that starts the conversation over is not let in by what it proved before.
        #expect(try await daemon.open(try alice.begin()).opening.verdict == .refused)
        try await daemon.stop()
    }

    @Test func `opens once under enrol admin, without an enrolment`() async throws {
        let place = try Place(settings: "version = 1\nlogin.enrol = \"admin\"\n")
        let daemon = try await Daemon(in: place)
        let call = IssuePassParameters(user: alice.name, uid: alice.uid, for: 3_600, uses: 1)
        let pass = Array(try #require(try await daemon.pass(call).pass).utf8)
        #expect(try await daemon.login(try alice.begin(), pass).verdict == .granted)
        #expect(try await daemon.login(try alice.begin(conversation: 2), pass).verdict == .refused)
        #expect(try await daemon.show(alice).state == .notEnrolled)
        try await daemon.stop()
    }

    @Test func `takes the place of the one before it`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let call = IssuePassParameters(user: alice.name, uid: alice.uid, for: 3_600, uses: 5)
        let (first, second) = (try await daemon.pass(call), try await daemon.pass(call))
        #expect(first.pass != second.pass && second.uses == 5)
        let login = try await daemon.open(try alice.begin())
        #expect(try await login.type(first.pass ?? "").text.hasPrefix("That code is wrong."))
        #expect(try await login.type(second.pass ?? "").verdict == .granted)
        #expect(try await daemon.show(alice).pass?.uses == 4)
        try await daemon.stop()
    }

    @Test func `is given for a time and a number of logins that make sense`() async throws {
        let daemon = try await Daemon(in: place)
        for seconds in [0, -1, 30 * 86_400 + 1, .max] {
            let call = IssuePassParameters(user: alice.name, uid: alice.uid, for: seconds, uses: 1)
            #expect(try await daemon.ask(.issuePass(call)).refusal == .invalidParameter("for"))
        }
        for uses in [0, -1, 101, .max] {
            let call = IssuePassParameters(user: alice.name, uid: alice.uid, for: 60, uses: uses)
            #expect(try await daemon.ask(.issuePass(call)).refusal == .invalidParameter("uses"))
        }
        var trial = IssuePassParameters(user: alice.name, uid: alice.uid, for: 60, uses: 1, dryRun: true)
        #expect(try await daemon.pass(trial).pass == nil)
        #expect(try await daemon.records() == [])
        trial.dryRun = nil
        let asked = Moment.now().seconds
        let reply = try await daemon.pass(trial)
        #expect(PassCode(typed: Array((reply.pass ?? "").utf8)) != nil)
        #expect((asked + 60...Moment.now().seconds + 60).contains(reply.expires.seconds))
        try await daemon.stop()
    }

    @Test func `of somebody locked opens nothing`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [codes] account in
            account.pass = codes.pass(uses: 1)
            account.lock(Lock(since: 1, until: nil, reason: ""))
        }
        #expect(try await daemon.login(try alice.begin()).verdict == .refused)
        try await daemon.stop()
    }
}
