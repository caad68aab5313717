import Account
import Identity
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `A person who wants codes by mail` {
    private static let enable = SelfServiceRequest.Action.enable(method: .email, name: nil)
    private let own: OwnAccount
    private var owner: Person { own.owner }

    init() throws { own = try OwnAccount() }

    /// Nobody without a factor, but an address that an administrator has set.
    private func start(in place: Place? = nil, hasContact: Bool = true) async throws -> (
        Daemon, FakeHelper, FakeCourier
    ) {
        let place = place ?? own.place
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(owner) { [owner] account in
            account = Account(name: owner.name, uid: owner.uid, created: 1)
            if hasContact { account.reach(try owner.mail, verified: false) }
        }
        return (daemon, try await FakeHelper(in: place), try await FakeCourier(in: place))
    }

    @Test func `has them once one has come back and the recovery codes are saved`() async throws {
        let (daemon, helper, courier) = try await start()
        let change = try await daemon.open(Self.enable, as: owner)
        #expect(courier.letters.isEmpty, "nothing before the password")
        let asked = try await change.type(FakeHelper.password)
        #expect(asked.text.hasPrefix("A code was sent by e-mail to d***@e***.org."))
        let code = try #require(courier.letters.first?.code)
        #expect(try await change.type(code.wrong(1)).verdict == nil)
        #expect(try await daemon.show(owner).contacts.map(\.verified) == [false])
        let saved = try await change.type(code)
        #expect(saved.recoveryCodes.count == 10)
        #expect(try await daemon.show(owner).contacts.map(\.verified) == [true])
        #expect(try await daemon.show(owner).state == .notEnrolled)
        let ending = try await change.type("")
        #expect(ending.verdict == .granted && ending.text == "Your second factor is set up.")
        let report = try await daemon.show(owner)
        #expect(report.factors.map(\.method) == [.email] && report.recoveryCodes == 10)
        #expect(try await courier.heard(2).last?.text.hasPrefix("A second factor was added") == true)
        try await daemon.age(owner, by: 61)
        let login = try await daemon.open(try owner.begin())
        let fresh = try #require(try await courier.heard(3).last?.code)
        #expect(try await login.type(fresh).verdict == .granted)
        try await daemon.stop()
        try await helper.stop()
        try await courier.stop()
    }

    @Test func `gives up, or has no right code, and has nothing`() async throws {
        let (daemon, helper, courier) = try await start()
        let change = try await daemon.open(Self.enable, as: owner)
        try await change.type(FakeHelper.password)
        let code = try #require(courier.letters.first?.code)
        for guess in 1...2 { #expect(try await change.type(code.wrong(guess)).verdict == nil) }
        #expect(try await change.type(code.wrong(3)).verdict == .refused)
        let other = try await daemon.open(Self.enable, as: owner)
        try await other.type(FakeHelper.password)
        #expect(try await other.type("").verdict == .refused)
        let report = try await daemon.show(owner)
        #expect(report.factors.isEmpty && report.contacts.map(\.verified) == [false])
        try await daemon.stop()
        try await helper.stop()
        try await courier.stop()
    }

    @Test func `is told at once where there is no address, and whom to ask`() async throws {
        let (daemon, helper, courier) = try await start(hasContact: false)
        let opening = try await daemon.open(Self.enable, as: owner).opening
        #expect(opening.verdict == .refused && opening.text.contains("e-mail address"))
        try await daemon.delivered()
        #expect(courier.letters.isEmpty && helper.questions.isEmpty)
        try await daemon.stop()
        try await helper.stop()
        try await courier.stop()
    }

    @Test func `has proven the address already where its code was the proof`() async throws {
        let courier = try await FakeCourier(in: own.place)
        let daemon = try await own.start { [owner] in $0.reach(try owner.mail) }
        let helper = try await FakeHelper(in: own.place)
        let change = try await daemon.open(Self.enable, as: owner)
        #expect(try await change.type(FakeHelper.password).told.isEmpty, "the app is first")
        try await change.type("email")
        let code = try #require(courier.letters.first?.code)
        #expect(try await change.type(code).verdict == .granted)
        #expect(try await daemon.show(owner).factors.map(\.method) == [.totp, .email])
        try await daemon.delivered()
        #expect(courier.letters.count { $0.code != nil } == 1)
        try await daemon.stop()
        try await helper.stop()
        try await courier.stop()
    }

    /// The app first, and then the address itself.
    @Test func `proves both the factor of before and the address`() async throws {
        let courier = try await FakeCourier(in: own.place)
        let daemon = try await own.start { [owner] in $0.reach(try owner.mail, verified: false) }
        let helper = try await FakeHelper(in: own.place)
        let change = try await daemon.open(Self.enable, as: owner)
        #expect(try await change.type(FakeHelper.password).told.isEmpty && courier.letters.isEmpty)
        #expect(try await change.type("email").text.contains("is not verified yet"))
        let asked = try await change.type(owner.code())
        #expect(asked.text.contains("A code was sent by e-mail"))
        let code = try #require(courier.letters.first?.code)
        #expect(try await change.type(code).verdict == .granted)
        #expect(try await daemon.show(owner).factors.map(\.method) == [.totp, .email])
        #expect(try await daemon.stored(owner) { $0.account.recoveryCodes } == own.codes.recovery.kept)
        try await daemon.stop()
        try await helper.stop()
        try await courier.stop()
    }

    @Test func `is refused at its end if the contact was changed meanwhile`() async throws {
        let (daemon, helper, courier) = try await start()
        let change = try await daemon.open(Self.enable, as: owner)
        try await change.type(FakeHelper.password)
        let code = try #require(courier.letters.first?.code)
        #expect(try await change.type(code).recoveryCodes.count == 10)
        _ = try await daemon.setContact(
            SetContactParameters(
                user: owner.name, uid: owner.uid, email: try EmailAddress("new@example.org"), verified: true))
        #expect(try await change.type("").verdict == .refused)
        #expect(try await daemon.show(owner).state == .notEnrolled)
        try await daemon.stop()
        try await helper.stop()
        try await courier.stop()
    }
}
