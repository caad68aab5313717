import Account
import Cryptography
import Identity
import OneTimePassword
import Testing
import Wire

@testable import AuthenticationService

/// A token that counts (RFC 4226).
@Suite struct `The code of a token` {
    private static let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    private let place: Place
    private let alice: Person
    private let key: Secret

    init() throws {
        place = try Place()
        alice = try Person()
        key = try Secret(copying: Array("12345678901234567890".utf8))
    }

    private func start(counter: Int? = nil) async throws -> Daemon {
        let daemon = try await Daemon(in: place)
        var call = EnrolUserParameters(user: alice.name, uid: alice.uid, factorMethod: .hotp)
        call.secret = Self.secret
        call.counter = counter
        let reply = try await daemon.enrolment(call)
        #expect(reply.method == .hotp && reply.secret == Self.secret)
        let uri = "otpauth://hotp/host:user1000?secret=\(Self.secret)&issuer=host&counter=\(counter ?? 0)"
        #expect(reply.uri == uri)
        return daemon
    }

    /// RFC 4226 appendix D: the fifth value of that key.
    @Test func `is right once, and its counter is on disk before the answer`() async throws {
        let first = try await start()
        let code = Array("338314".utf8)
        #expect(code == key.code(counter: 4))
        let login = try await first.open(try alice.begin())
        // The disk is elsewhere, so nothing can be written yet, and nothing is said.
        let early = try await login.run { caller in
            try caller.send(.answer(code))
            return try caller.verdict()
        }
        #expect(early == nil)
        #expect(try await login.screen().verdict == .granted)
        #expect(try await first.stored(alice) { $0.account.factors[0].authenticator.hotp?.counter } == 5)
        // As `kill -9` right behind the answer, and a power cut: no runtime directory knows it.
        try await first.stop()
        let second = try await Daemon(in: place, boot: [UInt8](repeating: 4, count: 16))
        for counter in [4, 3] as [UInt64] {
            let again = try await second.login(
                try alice.begin(conversation: 2), key.code(counter: counter), [])
            #expect(again.verdict == .refused && again.token == nil)
            #expect(again.told.first?.hasPrefix("That code was used before.") == true)
        }
        #expect(
            try await second.login(try alice.begin(conversation: 3), key.code(counter: 5)).verdict == .granted
        )
        #expect(try await second.stored(alice) { $0.account.failures.standing } == 0)
        try await second.stop()
    }

    @Test func `is right once of sixty-four with the same one at once`() async throws {
        let daemon = try await start()
        let begins = try (1...64).map { try alice.begin(conversation: $0) }
        let outcomes = try await daemon.login(begins, [key.code(counter: 0)])
        #expect(outcomes.count { $0.verdict == .granted } == 1)
        try await daemon.stop()
    }

    @Test func `far ahead needs two in a row`() async throws {
        let daemon = try await start(counter: 10)
        #expect(try await daemon.login(try alice.begin(), key.code(counter: 21)).verdict == nil)
        let pair = key.code(counter: 60) + key.code(counter: 61)
        #expect(try await daemon.login(try alice.begin(conversation: 2), pair).verdict == .granted)
        #expect(try await daemon.stored(alice) { $0.account.factors[0].authenticator.hotp?.counter } == 62)
        try await daemon.stop()
    }

    @Test func `is typed beside an app's, which is chosen by a word`() async throws {
        let daemon = try await start()
        try await daemon.change(alice) { [alice] desks, resident in
            let app = TOTPFactor(
                parameters: .common, secret: alice.secret, epoch: desks.accounts.epochs.epoch.id)
            _ = try? resident.record?.account.enrol(.totp(app), name: "phone", at: 1)
            desks.accounts.saveBehind(resident)
        }
        let login = try await daemon.open(try alice.begin())
        let code = key.code(counter: 0)
        #expect(try await login.type(code).text.hasPrefix("That code is wrong."))
        #expect(try await login.type("hotp").text.hasPrefix("Press the button of your token"))
        #expect(try await login.type(code).verdict == .granted)
        try await daemon.stop()
    }
}
