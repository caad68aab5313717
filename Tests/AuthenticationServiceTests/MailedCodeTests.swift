import Account
import Identity
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `A code by mail` {
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place()
        alice = try Person()
    }

    private func start() async throws -> (Daemon, FakeCourier) {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [alice] in $0.reach(try alice.mail) }
        return (daemon, try await FakeCourier(in: place))
    }

    /// A login for which a code was sent, and that code.
    private func login(
        _ daemon: Daemon, _ courier: FakeCourier, conversation: UInt8 = 1
    ) async throws -> (Dialogue, String) {
        let login = try await daemon.open(try alice.begin(conversation: conversation))
        let before = courier.letters.count
        #expect(try await login.type("email").verdict == nil)
        return (login, try #require(try await courier.heard(before + 1).last?.code))
    }

    @Test func `is sent once when it is asked for, and lets in once`() async throws {
        let (daemon, courier) = try await start()
        let login = try await daemon.open(try alice.begin())
        #expect(login.opening.told.isEmpty && courier.letters.isEmpty)
        let screen = try await login.type("email")
        #expect(screen.prompt == "Verification code (? for help): ")
        #expect(
            screen.text
                == "A code was sent by e-mail to u***@e***.org. It is good for 10 minutes; type it here.")
        try await daemon.delivered()
        #expect(courier.letters.map(\.destination) == [try alice.mail])
        #expect(courier.letters.map(\.lifeSeconds).allSatisfy { (595...600).contains($0) })
        let code = try #require(courier.letters.first?.code)
        #expect(code.wholeMatch(of: /[0-9]{4} [0-9]{4}/) != nil)
        let ending = try await login.type(code)
        #expect(ending.verdict == .granted && ending.token != nil)
        #expect(try await daemon.show(alice).lastProof != nil)
        // Another process in the same conversation has no grant, and the code is spent.
        let again = try await daemon.open(try alice.begin(pid: 78))
        #expect(
            try await again.type(code).text == "That code was used before. Type email for a new one.")
        #expect(try await daemon.stored(alice) { $0.account.failures.standing } == 0)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test(arguments: ["12345678", "1234 5678", " 1234-5678 "])
    func `may be typed with what stands between the groups`(form: String) async throws {
        let (daemon, courier) = try await start()
        let (login, code) = try await login(daemon, courier)
        var digits = code.filter(\.isNumber)[...]
        let typed = String(form.map { $0.isNumber ? digits.removeFirst() : $0 })
        #expect(try await login.type(typed).verdict == .granted)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `lets in once of sixty-four that type it at once`() async throws {
        let (daemon, courier) = try await start()
        let (_, code) = try await login(daemon, courier)
        let begins = try (1...64).map { _ in try alice.begin() }
        let outcomes = try await daemon.login(begins, [Array(code.utf8)])
        #expect(outcomes.count { $0.verdict == .granted } == 1)
        #expect(courier.letters.count == 1)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `that is wrong counts, on disk before it is answered`() async throws {
        let (daemon, courier) = try await start()
        let (login, code) = try await login(daemon, courier)
        #expect(try await login.type(code.wrong(1)).text.hasPrefix("That code is wrong."))
        #expect(try await daemon.stored(alice) { $0.account.failures.standing } == 1)
        // The app's codes are judged as before, in the same prompt.
        #expect(try await login.type(alice.code()).verdict == .granted)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `is worth nothing in another conversation`() async throws {
        let (daemon, courier) = try await start()
        let (_, first) = try await login(daemon, courier)
        let stranger = try await daemon.open(try alice.begin(conversation: 2))
        #expect(
            try await stranger.type(first).text
                == "No code was sent for this login. Type email to get one.")
        try await daemon.age(alice, by: 61)
        let (other, second) = try await login(daemon, courier, conversation: 3)
        #expect(first != second)
        let text = try await other.type(first).text
        #expect(text.hasPrefix("That code was sent for another login, and is void now."))
        #expect(try await daemon.stored(alice) { $0.account.failures.standing } == 1)
        #expect(try await other.type(second).verdict == .granted)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test(arguments: [("10m", 600), ("1m", 60)] as [(String, Int64)])
    func `is worth nothing after its life`(life: String, seconds: Int64) async throws {
        let place = try Place(settings: "version = 1\n[codes]\nlife = \"\(life)\"\n")
        let (daemon, courier) = (try await Daemon(in: place), try await FakeCourier(in: place))
        try await daemon.enrol(alice) { [alice] in $0.reach(try alice.mail) }
        let (login, code) = try await login(daemon, courier)
        #expect(courier.letters.map(\.lifeSeconds).allSatisfy { (seconds - 5...seconds).contains(Int64($0)) })
        try await daemon.age(alice, by: seconds)
        #expect(
            try await login.type(code).text
                == "The time of the code that was sent is over. Type email for a new one.")
        #expect(try await login.type("email").text.contains("A code was sent"))
        let fresh = try #require(try await courier.heard(2).last?.code)
        #expect(fresh != code)
        #expect(try await login.type(fresh).verdict == .granted)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `is sent again, the same one, once a minute and three times`() async throws {
        let (daemon, courier) = try await start()
        let (login, code) = try await login(daemon, courier)
        let early = try await login.type("mail").text
        #expect(early.hasPrefix("A code was asked for by e-mail a moment ago. It can be asked for again in "))
        for _ in 1...2 {
            try await daemon.age(alice, by: 61)
            #expect(
                try await login.type("email").text
                    == "The same code was sent by e-mail to u***@e***.org once more.")
        }
        try await daemon.age(alice, by: 61)
        #expect(try await login.type("email").text.hasPrefix("That code was sent by e-mail as often as"))
        try await daemon.delivered()
        #expect(courier.letters.map(\.code) == [code, code, code])
        #expect(courier.letters.map(\.lifeSeconds).allSatisfy { $0 <= 600 })
        #expect(try await login.type(code).verdict == .granted)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `goes by SMS where that is typed, and each channel has a code of its own`() async throws {
        let (daemon, courier) = (try await Daemon(in: place), try await FakeCourier(in: place))
        try await daemon.enrol(alice) { [alice] in $0.reach(try alice.mail, try alice.phone) }
        let login = try await daemon.open(try alice.begin())
        #expect(try await login.type("sms").text.hasPrefix("A code was sent by SMS to +49***00."))
        #expect(try await login.type("email").text.hasPrefix("A code was sent by e-mail to u***@e***.org."))
        let codes = try await courier.heard(2).map(\.code)
        #expect(courier.letters.map(\.destination) == [try alice.phone, try alice.mail])
        #expect(codes[0] != codes[1])
        // The one that was asked for last is judged.
        #expect(try await login.type(codes[1] ?? "").verdict == .granted)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `is told of by the question mark`() async throws {
        let (daemon, courier) = try await start()
        let (login, _) = try await login(daemon, courier)
        let help = try await login.type("?").text
        #expect(help.contains("A code was sent by e-mail to u***@e***.org"))
        #expect(help.contains("It can be sent again in ") && help.contains("spam folder"))
        try await daemon.stop()
        try await courier.stop()
    }
}

extension String {
    /// A code of the same length that differs from this one.
    func wrong(_ number: Int) -> String {
        let digits = Int(filter(\.isNumber)) ?? 0
        let other = String((digits + number) % 100_000_000)
        return String(repeating: "0", count: 8 - other.count) + other
    }
}
