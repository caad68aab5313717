import Account
import Cryptography
import Identity
import NIOCore
import OneTimePassword
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `A person who changes their own second factor` {
    private let own: OwnAccount
    private var place: Place { own.place }
    private var owner: Person { own.owner }
    private var codes: SpareCodes { own.codes }

    init() throws { own = try OwnAccount() }

    /// At the prompt for a code.
    private func begin(_ daemon: Daemon, _ action: SelfServiceRequest.Action) async throws -> Dialogue {
        let change = try await daemon.open(action, as: owner)
        #expect(change.opening.prompt == "Password: " && !change.opening.isEchoed)
        let next = try await change.type(FakeHelper.password)
        #expect(next.prompt == "Verification code (? for help): " && next.isEchoed)
        return change
    }

    @Test func `is asked for the password of the account that the kernel names`() async throws {
        let (daemon, helper) = try await own.startWithHelper()
        let check = try await begin(daemon, .verify)
        #expect(helper.questions.map(\.user) == [owner.name])
        #expect(helper.questions.map(\.password) == [Array(FakeHelper.password.utf8)])
        let ending = try await check.type(owner.code())
        #expect(
            ending.verdict == .granted && ending.token == nil && ending.text.hasPrefix("That code is right."))
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `sets up the first factor, which counts once its codes are saved`() async throws {
        let daemon = try await Daemon(in: place)
        let helper = try await FakeHelper(in: place)
        let change = try await daemon.open(.enable(method: .totp, name: "phone"), as: owner)
        let shown = try await change.type(FakeHelper.password)
        let key = try #require(shown.key)
        #expect(try await change.type(key.code()).recoveryCodes.count == 10)
        #expect(try await daemon.records() == [])
        let ending = try await change.type("")
        #expect(ending.verdict == .granted && ending.text == "Your second factor is set up.")
        #expect(try await daemon.stored(owner) { $0.account.factors.map(\.name) } == ["phone"])
        #expect(try await daemon.stored(owner) { $0.account.recoveryCodes?.left } == 10)
        #expect(try await daemon.login(try owner.begin(), key.code(1)).verdict == .granted)
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `sets up a token beside the app, and keeps the recovery codes`() async throws {
        let (daemon, helper) = try await own.startWithHelper()
        let change = try await begin(daemon, .enable(method: .hotp, name: nil))
        let key = try #require(try await change.type(owner.code()).key)
        let ending = try await change.type(key.code(counter: 0))
        #expect(ending.verdict == .granted && ending.recoveryCodes.isEmpty)
        let names = try await daemon.stored(owner) { $0.account.factors.map(\.name) }
        #expect(names == ["phone", "authenticator"])
        #expect(try await daemon.stored(owner) { $0.account.factors[1].authenticator.hotp?.counter } == 1)
        #expect(try await daemon.stored(owner) { $0.account.recoveryCodes } == codes.recovery.kept)
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `takes it all away, after typing yes`() async throws {
        let (daemon, helper) = try await own.startWithHelper()
        let refusal = try await begin(daemon, .disable)
        #expect(try await refusal.type(owner.code()).prompt == "Type yes to go on: ")
        let kept = try await refusal.type("y")
        #expect(kept.verdict == .refused && kept.text == "Nothing was changed.")
        let change = try await begin(daemon, .disable)
        try await change.type(codes.typed(2))
        #expect(try await change.type("Yes").verdict == .granted)
        let account = try await daemon.stored(owner) { $0.account }
        #expect(account?.isEnrolled == false && account?.recoveryCodes == nil)
        #expect(try await daemon.login(try owner.begin()).verdict == .notAsked)
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `renews the recovery codes, and the old ones are good until that is confirmed`() async throws {
        let (daemon, helper) = try await own.startWithHelper()
        let abandoned = try await begin(daemon, .renewRecoveryCodes)
        try await abandoned.type(owner.code())
        #expect(try await abandoned.type("yes").recoveryCodes.count == 10)
        try await abandoned.hangUp()
        #expect(try await daemon.stored(owner) { $0.account.recoveryCodes } == codes.recovery.kept)
        let change = try await begin(daemon, .renewRecoveryCodes)
        try await change.type(owner.code(1))
        let shown = try await change.type("yes").recoveryCodes
        #expect(try await change.type("").verdict == .granted)
        #expect(
            try await daemon.login(try owner.begin(conversation: 2), codes.typed(1), []).verdict == .refused)
        let new = try await daemon.login(try owner.begin(conversation: 3), Array((shown.first ?? "").utf8))
        #expect(new.verdict == .granted)
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `renames and removes one of two`() async throws {
        let (daemon, helper) = try await own.startWithHelper()
        let (phone, second) = (FactorID(rawValue: 1), FactorID(rawValue: 2))
        let enable = try await begin(daemon, .enable(method: .totp, name: "tablet"))
        let key = try #require(try await enable.type(owner.code()).key)
        #expect(try await enable.type(key.code()).verdict == .granted)
        let rename = try await begin(daemon, .renameFactor(phone, "old phone"))
        #expect(try await rename.type(owner.code(1)).text == "It is called \"old phone\" now.")
        let remove = try await begin(daemon, .removeFactor(phone))
        #expect(try await remove.type(codes.typed(1)).text.contains("The factor \"old phone\" will be gone"))
        #expect(try await remove.type("yes").verdict == .granted)
        #expect(try await daemon.stored(owner) { $0.account.factors.map(\.id) } == [second])
        #expect(try await daemon.login(try owner.begin(), key.code(1)).verdict == .granted)
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `brings a key along, and must show a right code of it`() async throws {
        let (daemon, helper) = try await own.startWithHelper()
        let secret = try Secret(copying: (1...20).map { UInt8($0) })
        let key = AdoptedKey(method: .totp, secret: secret.bytes, period: 30, name: "from elsewhere")
        let change = try await begin(daemon, .adopt(key))
        let shown = try await change.type(owner.code())
        #expect(shown.text.contains("Taking over a key as \"from elsewhere\"."))
        #expect(try await change.type(secret.wrongCode()).verdict == nil)
        #expect(try await daemon.stored(owner) { $0.account.factors.count } == 1)
        let code = secret.code()
        #expect(try await change.type(code).verdict == .granted)
        #expect(try await daemon.stored(owner) { $0.account.factors.last?.name } == "from elsewhere")
        #expect(
            try await daemon.login(try owner.begin(), code, []).verdict == .refused, "it is spent")
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `needs the pass as well where the first factor needs one`() async throws {
        let place = try Place(settings: "version = 1\nlogin.enrol = \"pass\"\n")
        let (daemon, helper) = (try await Daemon(in: place), try await FakeHelper(in: place))
        let call = IssuePassParameters(user: owner.name, uid: owner.uid, for: 600, uses: 1)
        let pass = try #require(try await daemon.pass(call).pass)
        let change = try await begin(daemon, .enable(method: .totp, name: nil))
        #expect(try await change.type("2222-2222-2222-2222").key == nil)
        let key = try #require(try await change.type(pass).key)
        try await change.type(key.code())
        #expect(try await change.type("").verdict == .granted)
        try await daemon.stop()
        try await helper.stop()
    }
}
