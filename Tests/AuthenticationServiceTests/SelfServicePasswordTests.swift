import Account
import Identity
import NIOCore
import Testing
import Wire

@testable import AuthenticationService

/// What a session without the password can do: nothing.
@Suite struct `Without the right password` {
    private let place: Place
    private let owner: Person
    private let other: Person

    init() throws {
        place = try Place(settings: "version = 1\nlogin.require = \"if-enrolled\"\n")
        owner = try Person(1, name: "daemon")
        other = try Person(2, name: "bin")
    }

    private static let actions: [SelfServiceRequest.Action] = [
        .enable(method: .totp, name: nil), .enable(method: .hotp, name: nil), .disable, .renewRecoveryCodes,
        .renameFactor(FactorID(rawValue: 1), "mine"), .removeFactor(FactorID(rawValue: 1)), .verify,
        .adopt(AdoptedKey(method: .totp, secret: [UInt8](repeating: 1, count: 20), period: 30)),
    ]

    private func start(patience: TimeAmount = .seconds(20)) async throws -> Daemon {
        let daemon = try await Daemon(in: place, patience: patience)
        for person in [owner, other] {
            try await daemon.enrol(person) { $0.recoveryCodes = try SpareCodes.made.get().recovery.kept }
        }
        return daemon
    }

    @Test(arguments: actions)
    func `nothing changes`(action: SelfServiceRequest.Action) async throws {
        let (daemon, helper) = (try await start(), try await FakeHelper(in: place))
        let before = try place.bytes(of: owner.uid)
        let wrong = try await daemon.open(action, as: owner)
        for left in [2, 1] {
            let screen = try await wrong.type("guess \(left)")
            #expect(screen.prompt == "Password: " && screen.text == "That password is wrong.")
        }
        #expect(try await wrong.type("guess 0").verdict == .refused)
        let empty = try await daemon.open(action, as: owner)
        #expect(try await empty.type("").verdict == .refused)
        let gone = try await daemon.open(action, as: owner)
        try await gone.hangUp()
        try await daemon.settled()
        #expect(try place.bytes(of: owner.uid) == before)
        #expect(helper.questions.count == 3)
        #expect(try await daemon.run { $0.logins.open } == 0)
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `nothing changes where no helper answers, or only too late`() async throws {
        let daemon = try await start(patience: .seconds(1))
        let before = try place.bytes(of: owner.uid)
        try await expectUnavailable(daemon)
        let silent = try await FakeHelper(in: place) { _ in nil }
        try await expectUnavailable(daemon)
        #expect(silent.questions.count == 1)
        try await silent.stop()
        let late = try await FakeHelper(in: place, after: .seconds(2)) { _ in .accepted }
        try await expectUnavailable(daemon)
        // Its answer comes when nobody waits for it any more.
        try await Task.sleep(for: .milliseconds(1_500))
        #expect(try place.bytes(of: owner.uid) == before)
        #expect(try await daemon.run { $0.logins.open } == 0)
        try await late.stop()
        try await daemon.stop()
    }

    private func expectUnavailable(_ daemon: Daemon) async throws {
        let change = try await daemon.open(.disable, as: owner)
        let ending = try await change.type(FakeHelper.password)
        #expect(ending.verdict == .unavailable)
        #expect(ending.text.hasPrefix("Your password cannot be checked at the moment."))
    }

    @Test func `somebody guesses slowly, and alone`() async throws {
        let (daemon, helper) = (try await start(), try await FakeHelper(in: place))
        for guess in 1...5 {
            let change = try await daemon.open(.disable, as: owner)
            #expect(try await change.type("guess \(guess)").text == "That password is wrong.")
            try await change.hangUp()
        }
        let waiting = try await daemon.open(.disable, as: owner)
        // The right one is not even looked at.
        let ending = try await waiting.type(FakeHelper.password)
        #expect(ending.verdict == .refused && ending.text.hasPrefix("Too many wrong passwords: wait "))
        #expect(helper.questions.count == 5)
        let neighbour = try await daemon.open(.disable, as: other)
        #expect(try await neighbour.type(FakeHelper.password).prompt == "Verification code (? for help): ")
        try await neighbour.hangUp()
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `a hundred guesses at once are five`() async throws {
        let (daemon, helper) = (try await start(), try await FakeHelper(in: place))
        var guesses: [Dialogue] = []
        for _ in 1...100 { guesses.append(try await daemon.open(.disable, as: owner)) }
        for guess in guesses { try await guess.run { try $0.send(.answer(Array("guess".utf8))) } }
        for guess in guesses { _ = try await guess.screen() }
        #expect(helper.questions.count == 5)
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `what could not be checked costs nothing, and a right one clears the others`() async throws {
        let daemon = try await start()
        for _ in 1...6 { try await expectUnavailable(daemon) }
        let helper = try await FakeHelper(in: place)
        for _ in 1...3 {
            let change = try await daemon.open(.disable, as: owner)
            for _ in 1...2 { #expect(try await change.type("guess").prompt == "Password: ") }
            #expect(try await change.type(FakeHelper.password).prompt == "Verification code (? for help): ")
            try await change.hangUp()
        }
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `or with it nobody keeps the helper busy`() async throws {
        let (daemon, helper) = (try await start(), try await FakeHelper(in: place))
        for _ in 1...20 {
            let change = try await daemon.open(.disable, as: owner)
            #expect(try await change.type(FakeHelper.password).prompt == "Verification code (? for help): ")
            try await change.hangUp()
        }
        let change = try await daemon.open(.disable, as: owner)
        #expect(try await change.type(FakeHelper.password).verdict == .refused)
        #expect(helper.questions.count == 20)
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `a password that nobody can have is wrong, and is asked of nobody`() async throws {
        let (daemon, helper) = (try await start(), try await FakeHelper(in: place))
        let change = try await daemon.open(.disable, as: owner)
        for password in [[0x61, 0, 0x61], [0]] as [[UInt8]] {
            #expect(try await change.type(password).text == "That password is wrong.")
        }
        #expect(helper.questions.isEmpty)
        try await daemon.stop()
        try await helper.stop()
    }
}
