import Account
import Identity
import Testing
import Wire

@testable import AuthenticationService

/// A first login under `enrol = "proof"`: the password alone shows no key.
@Suite struct `A first login that proves its contact` {
    private let place: Place
    private let alice: Person
    private let courier: FakeCourier

    init() async throws {
        place = try Place(settings: "version = 1\nlogin.enrol = \"proof\"\n")
        alice = try Person()
        courier = try await FakeCourier(in: place)
    }

    /// A daemon that knows how to reach somebody without a factor.
    private func start(verified: Bool = false) async throws -> Daemon {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [alice] account in
            account = Account(name: alice.name, uid: alice.uid, created: 1)
            account.reach(try alice.mail, verified: verified)
        }
        return daemon
    }

    private func finish(_ daemon: Daemon) async throws {
        try await daemon.stop()
        try await courier.stop()
    }

    @Test(arguments: [false, true])
    func `sees the key once the code has come back`(isVerified: Bool) async throws {
        let daemon = try await start(verified: isVerified)
        let login = try await daemon.open(try alice.begin())
        #expect(login.opening.text.contains("Before you set it up, type the code that is sent to you."))
        #expect(login.opening.text.contains("A code was sent by e-mail to u***@e***.org."))
        #expect(login.opening.prompt == "Verification code (? for help): " && login.opening.key == nil)
        let code = try #require(courier.letters.first?.code)
        #expect(try await login.type(code.wrong(1)).key == nil)
        #expect(try await daemon.show(alice).contacts.map(\.verified) == [isVerified])
        let shown = try await login.type(code)
        let key = try #require(shown.key)
        #expect(shown.verdict == nil && shown.token == nil)
        #expect(try await daemon.show(alice).contacts.map(\.verified) == [true])
        #expect(try await daemon.show(alice).state == .notEnrolled)
        #expect(try await login.type(key.code()).recoveryCodes.count == 10)
        let ending = try await login.type("")
        #expect(ending.verdict == .granted && ending.token != nil)
        // The address that proved it hears what it was for.
        #expect(try await courier.heard(2).last?.text.hasPrefix("A second factor was added") == true)
        #expect(try await daemon.login(try alice.begin(conversation: 2), key.code(1)).verdict == .granted)
        try await finish(daemon)
    }

    @Test func `leaves no grant and no factor where it is given up behind the code`() async throws {
        let daemon = try await start()
        let login = try await daemon.open(try alice.begin())
        let code = try #require(courier.letters.first?.code)
        #expect(try await login.type(code).key != nil)
        #expect(try await login.type("q").verdict == .refused)
        let conversation = try alice.begin().conversation
        #expect(try await daemon.run { $0.logins.runtime.proof(of: conversation) == nil })
        #expect(try await daemon.show(alice).state == .notEnrolled)
        let again = try await daemon.open(try alice.begin())
        #expect(again.opening.verdict != .granted && again.opening.key == nil)
        #expect(try await again.type(code).key == nil)
        try await finish(daemon)
    }

    @Test func `takes a pass as well`() async throws {
        let daemon = try await start()
        let call = IssuePassParameters(user: alice.name, uid: alice.uid, for: 600, uses: 1)
        let pass = try #require(try await daemon.pass(call).pass)
        let login = try await daemon.open(try alice.begin())
        #expect(login.opening.text.contains("or the pass that an administrator gave you"))
        #expect(try await login.type(pass).key != nil)
        try await finish(daemon)
    }

    @Test func `sees no key where there is neither contact nor pass`() async throws {
        let daemon = try await Daemon(in: place)
        let opening = try await daemon.open(try alice.begin()).opening
        #expect(opening.verdict == .refused && opening.key == nil)
        #expect(opening.text.contains("user pass"))
        try await daemon.delivered()
        #expect(courier.letters.isEmpty)
        try await finish(daemon)
    }

    @Test func `sees no key by the code of another conversation, nor before the first factor`() async throws {
        let daemon = try await start()
        _ = try await daemon.open(try alice.begin())
        let code = try #require(courier.letters.first?.code)
        let other = try await daemon.open(try alice.begin(conversation: 2))
        #expect(try await other.type(code).key == nil)
        let letters = courier.letters.count
        var unproven = try alice.begin(conversation: 3)
        unproven.flags = []
        let stranger = try await daemon.open(unproven)
        #expect(try await stranger.type(code).key == nil)
        try await daemon.delivered()
        #expect(courier.letters.count == letters)
        try await finish(daemon)
    }
}
