import Account
import Identity
import NIOCore
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `A recovery code` {
    private let place: Place
    private let alice: Person
    private let codes: SpareCodes

    init() throws {
        place = try Place()
        alice = try Person()
        codes = try SpareCodes.made.get()
    }

    private func start() async throws -> Daemon {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [codes] in $0.recoveryCodes = codes.recovery.kept }
        return daemon
    }

    @Test func `opens once, and how many are left is told`() async throws {
        let daemon = try await start()
        let login = try await daemon.open(try alice.begin())
        let granted = try await login.type(codes.typed(3))
        #expect(granted.verdict == .granted && granted.token != nil)
        #expect(granted.text == "Recovery code 3 is used up now, 9 are left.")
        let again = try await daemon.open(try alice.begin(conversation: 2))
        let refused = try await again.type(codes.typed(3))
        #expect(refused.verdict == nil && refused.text.hasPrefix("Recovery code 3 was used before."))
        #expect(try await again.type(codes.typed(4)).verdict == .granted)
        try await daemon.stop()
    }

    @Test func `opens once of sixty-four with the same one at once`() async throws {
        let daemon = try await start()
        let begins = try (1...64).map { try alice.begin(conversation: $0) }
        let outcomes = try await daemon.login(begins, [codes.typed(7)])
        #expect(outcomes.count { $0.verdict == .granted } == 1)
        #expect(outcomes.count { $0.token != nil } == 1)
        #expect(try await daemon.stored(alice) { $0.account.recoveryCodes?.left } == 9)
        #expect(try await daemon.stored(alice) { $0.account.failures.standing } == 0)
        try await daemon.stop()
    }

    /// Before a power cut, which may take one copy of the record with it.
    @Test(arguments: [0, 1])
    func `stays used over a restart and another boot, with either copy damaged`(slot: Int) async throws {
        let first = try await start()
        #expect(try await first.login(try alice.begin(), codes.typed(1)).verdict == .granted)
        try await first.stop()
        try place.damage(alice.uid, at: slot * 8_192 + 200)
        let second = try await Daemon(in: place, boot: [UInt8](repeating: 4, count: 16))
        let told = try await second.login(try alice.begin(conversation: 2), codes.typed(1)).told
        #expect(told.first?.hasPrefix("Recovery code 1 was used before.") == true)
        #expect(
            try await second.login(try alice.begin(conversation: 3), codes.typed(2)).verdict == .granted)
        try await second.stop()
    }

    @Test func `is compared where nobody waits for it`() async throws {
        let daemon = try await start()
        let bob = try Person(1_001)
        try await daemon.enrol(bob)
        let slow = try await daemon.caller(try alice.begin())
        let quick = try await daemon.caller(try bob.begin(conversation: 2))
        let early = try await daemon.run { [codes] _ in
            try slow.value.send(.answer(codes.typed(5)))
            try quick.value.send(.answer(bob.code()))
            return [try slow.value.verdict(), try quick.value.verdict()]
        }
        #expect(early == [nil, .granted])
        while try await daemon.run({ _ in try slow.value.verdict() }) == nil {
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(try await daemon.run { _ in try slow.value.verdict() } == .granted)
        try await daemon.stop()
    }

    @Test func `that is wrong counts, on disk before it is answered`() async throws {
        let daemon = try await start()
        let login = try await daemon.open(try alice.begin())
        let wrong = Array("5-AAAA-AAAA-AAAA-AAAA".utf8)
        #expect(try await login.type(wrong).text.hasPrefix("That code is wrong."))
        #expect(try await daemon.stored(alice) { $0.account.failures.standing } == 1)
        try await login.hangUp()
        try await daemon.stop()
    }

    @Test func `that is typed by somebody who goes away at once is used all the same`() async throws {
        let daemon = try await start()
        let login = try await daemon.open(try alice.begin())
        try await login.run { [codes] caller in
            try caller.send(.answer(codes.typed(8)))
            caller.hangUp()
        }
        for _ in 1...500 where try await daemon.stored(alice, { $0.account.recoveryCodes?.left }) == 10 {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(try await daemon.stored(alice) { $0.account.recoveryCodes?.left } == 9)
        try await daemon.settled()
        #expect(try await daemon.run { $0.accounts.residents.isEmpty && $0.logins.open == 0 })
        try await daemon.stop()
    }

    @Test func `opens an account that too many wrong codes have shut`() async throws {
        let daemon = try await start()
        try await daemon.change(alice) { desks, resident in
            for number in 0..<100 as Range<UInt32> {
                resident.record?.account.failures.claim(
                    .user(UserID(rawValue: number)), known: KnownSources(), at: Moment.now().seconds)
            }
            desks.accounts.saveBehind(resident)
        }
        #expect(try await daemon.login(try alice.begin(), alice.code(), []).verdict == .refused)
        #expect(
            try await daemon.login(try alice.begin(conversation: 2), codes.typed(2)).verdict == .granted)
        #expect(
            try await daemon.login(try alice.begin(conversation: 3), alice.code(1)).verdict == .granted)
        try await daemon.stop()
    }
}
