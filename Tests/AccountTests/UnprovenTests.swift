import Account
import Identity
import OneTimePassword
import Testing

/// A program that runs as the owner, such as a screen locker or a thief's script, and proves no first factor.
@Suite struct `Without a first factor, failures` {
    private let phone: Phone
    private var account: Account
    private let now = Fixture.now
    private let owner = FailureSource.user(Fixture.uid)

    init() throws {
        phone = try Phone()
        account = try RecoveryFixture.account(phone)
    }

    @Test mutating func `are counted apart, and shut nobody out who has proven it`() {
        account.unprovenFailures = Failures(standing: 99, agedUntil: now)
        #expect(judge(phone.wrongCode(at: now)).refusal?.isCounted == true)
        #expect(judge(phone.code(at: now)) == .refused(.shut))
        #expect(account.failures == Failures() && account.unprovenFailures.standing == 100)
        #expect(account.judge(phone.code(at: now)).isAccepted)
    }

    @Test mutating func `of those who have proven it shut out no screen locker`() {
        account.failures = Failures(standing: 100, agedUntil: now)
        #expect(judge(phone.code(at: now)).isAccepted)
        #expect(account.failures.standing == 100 && account.lastProof == now)
    }

    @Test mutating func `delay by their own number`() {
        for _ in 1...5 { _ = judge(phone.wrongCode(at: now)) }
        #expect(judge(phone.code(at: now)) == .refused(.throttled(seconds: 32)))
        #expect(account.judge(phone.code(at: now), from: owner).isAccepted)
    }

    @Test mutating func `delay two codes in a row like any other`() {
        for _ in 1...5 { _ = judge(phone.wrongCode(at: now)) }
        let pair = TypedCode.pair(phone.code(at: now), phone.code(at: now + 30))
        #expect(judge(pair, .totp, at: now + 30) == .refused(.throttled(seconds: 2)))
        #expect(judge(pair, .totp, at: now + 32).isAccepted)
    }

    @Test mutating func `are ended by a success, which makes nobody known`() {
        for _ in 1...4 { _ = judge(phone.wrongCode(at: now)) }
        #expect(judge(phone.code(at: now)).isAccepted)
        #expect(account.unprovenFailures.standing == 0 && account.known == KnownSources())
    }

    @Test mutating func `are opened by a recovery code, and only they`() {
        account.failures = Failures(standing: 100, agedUntil: now)
        account.unprovenFailures = Failures(standing: 100, agedUntil: now)
        let attempt = Fixture.attempt(
            .recovery(RecoveryFixture.codes[0]), .recoveryCode, from: owner, isAfterFirstFactor: false)
        #expect(account.judgeSlowly(attempt).isAccepted)
        #expect(account.failures.standing == 100 && account.unprovenFailures.standing == 0)
    }

    private mutating func judge(_ code: [UInt8]) -> Judgement { judge(.authenticator(code), .totp) }

    private mutating func judge(_ code: TypedCode, _ means: Means, at now: Int64 = Fixture.now) -> Judgement {
        account.judge(Fixture.attempt(code, means, from: owner, at: now, isAfterFirstFactor: false))
    }
}
