import Account
import OneTimePassword
import Testing

@Suite struct `A pass` {
    private var account: Account
    private let now = Fixture.now

    init() throws {
        account = try Fixture.account()
        account.pass = try RecoveryFixture.pass(uses: 2)
    }

    @Test mutating func `is accepted as often as it has uses, and is gone then`() {
        #expect(account.hasPass(at: now))
        #expect(judge() == .accepted(.pass(usesLeft: 1)))
        #expect(
            account.pass?.uses == 1 && account.lastProof == now && account.known.contains(.local, at: now))
        #expect(judge() == .accepted(.pass(usesLeft: 0)))
        #expect(account.pass == nil && !account.hasPass(at: now))
        #expect(judge().refusal?.isCounted == true)
    }

    @Test mutating func `is accepted until its time is over, and told so for nothing`() {
        #expect(judge(at: now + 3_599).isAccepted)
        #expect(!account.hasPass(at: now + 3_600))
        for _ in 1...50 { #expect(judge(at: now + 3_600) == .refused(.passOver)) }
        #expect(account.failures == Failures() && account.pass?.uses == 1)
    }

    /// A clock that was set back must not lend it a longer life.
    @Test(arguments: [(-86_400, true), (-86_401, false), (-1_000_000_000, false)] as [(Int64, Bool)])
    mutating func `holds no longer than a day more where the clock was set back`(
        seconds: Int64, isAccepted: Bool
    ) {
        #expect(account.hasPass(at: now + seconds) == isAccepted)
        #expect(judge(at: now + seconds).isAccepted == isAccepted)
    }

    @Test mutating func `that is wrong is counted`() {
        let other = PassCode(random: [UInt8](repeating: 1, count: PassCode.randomLength))
        #expect(judge(other) == .refused(.wrong(triesLeft: 4)))
        #expect(account.failures.standing == 1 && account.pass?.uses == 2)
    }

    @Test mutating func `is worth nothing once it was replaced, also while its hash is computed`() throws {
        let attempt = attempt(RecoveryFixture.passCode, at: now)
        let check = try #require(begin(attempt))
        let other = PassCode(random: [UInt8](repeating: 1, count: PassCode.randomLength))
        account.pass = try RecoveryFixture.pass(other)
        #expect(account.finish(check, isRight: true, attempt) == .refused(.passOver))
        #expect(account.pass?.uses == 1 && account.failures == Failures())
        #expect(judge().refusal?.isCounted == true)
        #expect(judge(other).isAccepted)
    }

    /// Five begin before the wait; beyond the cap all hundred do.
    @Test(arguments: [(0, 5), (100, 100)] as [(UInt16, Int)])
    mutating func `of two uses is accepted twice of a hundred that were begun at once`(
        standing: UInt16, begun: Int
    ) {
        account.failures = Failures(standing: standing, agedUntil: now)
        let attempt = attempt(RecoveryFixture.passCode, at: now)
        let checks = (1...100).compactMap { _ in begin(attempt) }
        #expect(checks.count == begun)
        let judgements = checks.map { account.finish($0, isRight: true, attempt) }
        #expect(judgements.prefix(2).allSatisfy { $0.isAccepted })
        #expect(judgements.dropFirst(2).allSatisfy { $0 == .refused(.passOver) })
    }

    @Test mutating func `is judged beyond the cap, and opens the account`() {
        account.failures = Failures(standing: Failures.most, agedUntil: now)
        #expect(judge().isAccepted && account.failures.standing == 0)
    }

    @Test mutating func `waits like any other code`() {
        for _ in 1...5 { account.failures.claim(.local, known: account.known, at: now) }
        #expect(judge() == .refused(.throttled(seconds: 32)))
        #expect(account.pass?.uses == 2)
    }

    private func attempt(_ code: PassCode, at now: Int64) -> Attempt {
        Fixture.attempt(.pass(code), .pass, at: now)
    }

    private mutating func judge(
        _ code: PassCode = RecoveryFixture.passCode, at now: Int64 = Fixture.now
    ) -> Judgement {
        account.judgeSlowly(attempt(code, at: now))
    }

    private mutating func begin(_ attempt: Attempt) -> SlowCheck? {
        if case .check(let check) = account.begin(attempt) { check } else { nil }
    }
}
