import Account
import Cryptography
import Identity
import OneTimePassword
import Testing
import Wire

@testable import AuthenticationService

/// One account, several logins, each with a key that nobody else was shown.
@Suite struct `One of several logins without a factor` {
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place()
        alice = try Person()
    }

    @Test func `has a key of its own, and the first that proves one keeps the others out`() async throws {
        let daemon = try await Daemon(in: place)
        let (first, key) = try await proven(daemon)
        let second = try await daemon.open(try alice.begin(conversation: 2))
        let other = try #require(second.opening.key)
        #expect(other.bytes != key.bytes)
        let late = try await second.type(other.code())
        #expect(late.verdict == .refused && late.recoveryCodes.isEmpty)
        #expect(late.text.hasPrefix("Meanwhile this account was changed elsewhere"))
        #expect(try await first.type("").verdict == .granted)
        let stored = try await daemon.stored(alice) {
            $0.account.factors.compactMap(\.authenticator.secret?.bytes)
        }
        #expect(stored == [key.bytes])
        try await daemon.stop()
    }

    @Test func `that began before another one enrolled is told so`() async throws {
        let daemon = try await Daemon(in: place)
        let late = try await daemon.open(try alice.begin(conversation: 2))
        let (first, key) = try await proven(daemon)
        #expect(try await first.type("").verdict == .granted)
        let ending = try await late.type(try #require(late.opening.key).code())
        #expect(ending.verdict == .refused && ending.text.hasPrefix("Meanwhile this account was changed"))
        #expect(
            try await daemon.login(try alice.begin(conversation: 3), key.code(1)).verdict == .granted)
        try await daemon.stop()
    }

    @Test func `is told that an administrator was quicker, even after its own right code`() async throws {
        let daemon = try await Daemon(in: place)
        let (login, _) = try await proven(daemon)
        let reply = try await daemon.enrolment(EnrolUserParameters(user: alice.name, uid: alice.uid))
        let ending = try await login.type("")
        #expect(ending.verdict == .refused && ending.token == nil)
        #expect(ending.text.hasPrefix("Meanwhile this account was changed elsewhere"))
        let stored = try await daemon.stored(alice) {
            $0.account.factors.compactMap(\.authenticator.secret?.bytes)
        }
        #expect(stored == [try #require(reply.secret.flatMap { Base32.decode($0) })])
        let code = Array((reply.recoveryCodes.first ?? "").utf8)
        #expect(try await daemon.login(try alice.begin(conversation: 2), code).verdict == .granted)
        try await daemon.stop()
    }

    @Test func `may enrol once the first that proved a key has gone away`() async throws {
        let daemon = try await Daemon(in: place)
        let (first, _) = try await proven(daemon)
        let second = try await daemon.open(try alice.begin(conversation: 2))
        let key = try #require(second.opening.key)
        try await first.hangUp()
        try await second.type(key.code())
        #expect(try await second.type("").verdict == .granted)
        let stored = try await daemon.stored(alice) {
            $0.account.factors.compactMap(\.authenticator.secret?.bytes)
        }
        #expect(stored == [key.bytes])
        try await daemon.stop()
    }

    @Test func `is stored once of many that end at once`() async throws {
        let daemon = try await Daemon(in: place)
        var logins: [Dialogue] = []
        for number in 1...8 as ClosedRange<UInt8> {
            logins.append(try await daemon.open(try alice.begin(conversation: number)))
        }
        let verdicts = try await withThrowingTaskGroup(of: Verdict?.self) { tasks in
            for login in logins {
                tasks.addTask {
                    let answer = try await login.type(login.opening.key?.code() ?? [])
                    guard answer.verdict == nil else { return answer.verdict }
                    return try await login.type("").verdict
                }
            }
            return try await tasks.reduce(into: []) { $0.append($1) }
        }
        #expect(verdicts.count { $0 == .granted } == 1 && verdicts.count { $0 == .refused } == 7)
        #expect(try await daemon.stored(alice) { $0.account.factors.count } == 1)
        try await daemon.stop()
    }

    /// A login whose key is proven, and that key.
    private func proven(_ daemon: Daemon) async throws -> (Dialogue, Secret) {
        let login = try await daemon.open(try alice.begin())
        let key = try #require(login.opening.key)
        #expect(try await login.type(key.code()).recoveryCodes.count == 10)
        return (login, key)
    }
}
