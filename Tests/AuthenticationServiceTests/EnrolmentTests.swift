import Account
import Cryptography
import Identity
import OneTimePassword
import Testing
import Wire

@testable import AuthenticationService

/// The installed settings: whoever has proven the first factor enrols at the first login.
@Suite struct `Without a factor a login` {
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place()
        alice = try Person()
    }

    @Test func `shows a key, has it proven, shows recovery codes, and then alone is granted`() async throws {
        let (code, recoveryCodes) = try await enrol(in: try await Daemon(in: place))
        // Another process knows it from the disk.
        let again = try await Daemon(in: place)
        let spent = try await again.login(try alice.begin(conversation: 2), code, [])
        #expect(spent.told.first?.hasPrefix("That code was used before.") == true)
        let recovered = try await again.login(
            try alice.begin(conversation: 3), Array(recoveryCodes[6].utf8))
        #expect(recovered.verdict == .granted)
        try await again.stop()
    }

    /// Goes the whole way; the code that proved the key, and the recovery codes.
    private func enrol(in daemon: Daemon) async throws -> ([UInt8], [String]) {
        let login = try await daemon.open(try alice.begin())
        #expect(login.opening.prompt == "Code from your app (Enter: QR code, ? for help): ")
        #expect(login.opening.account == "user1000@host")
        let key = try #require(login.opening.key)
        #expect(key.bytes.count == 20)
        let wrong = try await login.type(key.wrongCode())
        #expect(wrong.text.hasPrefix("That code is not the one for this key.") && wrong.key == nil)
        let code = key.code()
        let saved = try await login.type(code)
        #expect(saved.prompt == "Press Enter when you have saved them: ")
        #expect(saved.recoveryCodes.count == 10 && Set(saved.recoveryCodes).count == 10)
        #expect(try await daemon.records() == [])
        let granted = try await login.type("")
        #expect(granted.verdict == .granted && granted.token != nil)
        #expect(try await daemon.stored(alice) { $0.account.factors.map(\.name) } == ["authenticator"])
        #expect(try await daemon.stored(alice) { $0.account.recoveryCodes?.left } == 10)
        #expect(try await daemon.stored(alice) { $0.account.lastProof } != nil)
        try await daemon.stop()
        return (code, saved.recoveryCodes)
    }

    @Test func `leaves a grant for its account phase, and for no other process`() async throws {
        let daemon = try await Daemon(in: place)
        let (login, _) = try await proven(daemon)
        let token = try #require(try await login.type("").token)
        let other = try alice.begin(.account, conversation: 3, pid: 78, token: token)
        #expect(try await daemon.open(other).opening.verdict == .refused)
        let account = try await daemon.login(try alice.begin(.account, conversation: 2, token: token))
        #expect(account.verdict == .granted && account.token != nil)
        try await daemon.stop()
    }

    @Test func `draws the key for either kind of terminal, and writes its URI`() async throws {
        let daemon = try await Daemon(in: place)
        let login = try await daemon.open(try alice.begin())
        let key = try #require(login.opening.key)
        let (dark, light) = (try await login.type(""), try await login.type("l"))
        #expect(dark.text != light.text)
        for drawing in [dark.text, light.text] {
            #expect(drawing.contains("\u{2580}") && drawing.split(separator: "\n").count > 15)
        }
        let uri = try await login.type("u").text
        let text = key.withBytes { Base32.encode($0) }
        #expect(uri.hasSuffix("otpauth://totp/host:user1000?secret=\(text)&issuer=host"))
        #expect(try await login.type("?").text.hasPrefix("In your authenticator app"))
        #expect(try await login.type("12").text == "That is not a code. The app shows 6 digits.")
        #expect(try await login.type(key.code()).recoveryCodes.count == 10)
        try await login.hangUp()
        try await daemon.stop()
    }

    /// So many of: Enter, a wrong code, the right code; and then whoever types goes away.
    @Test(arguments: 0...3)
    func `that is hung up at a prompt leaves nothing behind`(answers: Int) async throws {
        let daemon = try await Daemon(in: place)
        let login = try await daemon.open(try alice.begin())
        let key = try #require(login.opening.key)
        for answer in [[], key.wrongCode(), key.code()].prefix(answers) { try await login.type(answer) }
        try await login.hangUp()
        try await leavesNothing(daemon)
        try await daemon.stop()
    }

    @Test func `that is hung up while its recovery codes are made leaves nothing behind`() async throws {
        let daemon = try await Daemon(in: place)
        let login = try await daemon.open(try alice.begin())
        let code = try #require(login.opening.key).code()
        try await login.run { caller in
            try caller.send(.answer(code))
            caller.hangUp()
        }
        // While they are made nobody else proves a key: that is work enough for one account.
        try await daemon.hashed()
        try await leavesNothing(daemon)
        try await daemon.stop()
    }

    @Test func `that is given up, or gets no right code, is refused and leaves nothing behind`() async throws
    {
        let daemon = try await Daemon(in: place)
        let login = try await daemon.open(try alice.begin())
        let ending = try await login.type("q")
        #expect(ending.verdict == .refused && ending.text == "No second factor was set up.")
        let other = try await daemon.open(try alice.begin(conversation: 2))
        let wrong = try #require(other.opening.key).wrongCode()
        for _ in 1..<12 { #expect(try await other.type(wrong).verdict == nil) }
        #expect(try await other.type(wrong).verdict == .refused)
        try await leavesNothing(daemon)
        try await daemon.stop()
    }

    @Test func `of somebody who was locked meanwhile is refused, and nothing is stored`() async throws {
        let daemon = try await Daemon(in: place)
        let (login, _) = try await proven(daemon)
        #expect(try await daemon.changes(.lockUser(LockUserParameters(user: alice.name, uid: alice.uid))))
        #expect(try await login.type("").verdict == .refused)
        #expect(try await daemon.stored(alice) { $0.account.isEnrolled } == false)
        try await daemon.stop()
    }

    /// A login whose key is proven, and that key.
    private func proven(_ daemon: Daemon) async throws -> (Dialogue, Secret) {
        let login = try await daemon.open(try alice.begin())
        let key = try #require(login.opening.key)
        #expect(try await login.type(key.code()).recoveryCodes.count == 10)
        return (login, key)
    }

    /// No record, nobody held, no grant, and the next login may enrol.
    private func leavesNothing(_ daemon: Daemon) async throws {
        try await daemon.settled()
        let conversation = try alice.begin().conversation
        #expect(try await daemon.records() == [])
        #expect(try await daemon.run { $0.accounts.residents.isEmpty && $0.logins.open == 0 })
        #expect(try await daemon.run { $0.logins.runtime.proof(of: conversation) == nil })
        let next = try await daemon.open(try alice.begin(conversation: 9))
        try await next.type(try #require(next.opening.key).code())
        #expect(try await next.type("").verdict == .granted)
    }
}
