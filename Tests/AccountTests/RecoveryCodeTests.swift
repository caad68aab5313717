import Account
import OneTimePassword
import Testing

@Suite struct `A recovery code` {
    private let phone: Phone
    private var account: Account
    private let codes = RecoveryFixture.codes
    private let now = Fixture.now

    init() throws {
        phone = try Phone()
        account = try RecoveryFixture.account(phone)
        try #require(account.recoveryCodes?.left == 10)
    }

    @Test mutating func `is accepted once, and then refused for nothing`() {
        #expect(judge(codes[2]) == .accepted(.recoveryCode(number: 3, left: 9)))
        #expect(account.recoveryCodes?.entries[2].used == now && account.lastProof == now)
        #expect(account.known.contains(.local, at: now))
        for _ in 1...50 { #expect(judge(codes[2]) == .refused(.spentRecoveryCode(number: 3))) }
        #expect(account.failures == Failures())
        #expect(judge(codes[3]) == .accepted(.recoveryCode(number: 4, left: 8)))
    }

    @Test mutating func `is good for its own number alone, and a wrong one is counted`() throws {
        let misnumbered = try #require(RecoveryFixture.renumbered(codes[0], 2))
        #expect(judge(misnumbered) == .refused(.wrong(triesLeft: 4)))
        #expect(judge(RecoveryFixture.newCodes[0]) == .refused(.wrong(triesLeft: 3)))
        #expect(account.failures.standing == 2 && account.recoveryCodes?.left == 10)
    }

    @Test mutating func `is worth nothing once the codes were replaced`() {
        account.recoveryCodes = RecoveryFixture.newKept
        #expect(judge(codes[0]) == .refused(.wrong(triesLeft: 4)))
        #expect(judge(RecoveryFixture.newCodes[0]).isAccepted)
    }

    @Test(arguments: [RecoveryFixture.newKept, nil])
    mutating func `is refused when the codes were replaced while the hash was computed`(
        replacement: RecoveryCodes?
    ) throws {
        let attempt = attempt(codes[0])
        let check = try #require(begin(attempt))
        account.recoveryCodes = replacement
        #expect(account.finish(check, isRight: true, attempt) == .refused(.spentRecoveryCode(number: 1)))
        #expect(account.recoveryCodes == replacement && account.failures == Failures())
    }

    @Test mutating func `is refused when everything was taken away while the hash was computed`() throws {
        let attempt = attempt(codes[0])
        let check = try #require(begin(attempt))
        account.reset(at: now)
        #expect(!account.finish(check, isRight: true, attempt).isAccepted)
        #expect(account.lastProof == nil)
    }

    /// Five begin before the wait; beyond the cap, where there is none, all hundred do.
    @Test(arguments: [(0, 5), (100, 100)] as [(UInt16, Int)])
    mutating func `is accepted once of a hundred that were begun at once`(
        standing: UInt16, begun: Int
    ) {
        account.failures = Failures(standing: standing, agedUntil: now)
        let attempt = attempt(codes[4])
        let checks = (1...100).compactMap { _ in begin(attempt) }
        #expect(checks.count == begun)
        let judgements = checks.map { account.finish($0, isRight: true, attempt) }
        #expect(judgements.first == .accepted(.recoveryCode(number: 5, left: 9)))
        #expect(judgements.dropFirst().allSatisfy { $0 == .refused(.spentRecoveryCode(number: 5)) })
        #expect(account.failures.standing == 0)
    }

    @Test mutating func `of a hundred wrong ones at once is judged until there is a wait`() {
        let attempt = attempt(RecoveryFixture.newCodes[0])
        let checks = (1...100).compactMap { _ in begin(attempt) }
        #expect(checks.count == 5 && account.failures.standing == 5)
        #expect(begin(attempt) == nil)
        #expect(checks.allSatisfy { !account.finish($0, isRight: false, attempt).isAccepted })
        #expect(account.failures.standing == 5)
    }

    @Test mutating func `is judged beyond the cap, and opens the account`() {
        account.failures = Failures(standing: Failures.most, agedUntil: now)
        #expect(account.judge(phone.code(at: now)) == .refused(.shut))
        #expect(judge(codes[0]).isAccepted)
        #expect(account.failures.standing == 0)
        #expect(account.judge(phone.code(at: now)).isAccepted)
    }

    @Test mutating func `that is wrong beyond the cap opens nothing`() {
        account.failures = Failures(standing: Failures.most, agedUntil: now)
        #expect(judge(RecoveryFixture.newCodes[0]) == .refused(.wrong(triesLeft: 0)))
        #expect(account.failures.standing == Failures.most)
        #expect(account.judge(phone.code(at: now)) == .refused(.shut))
    }

    /// Hashes cost us, too.
    @Test mutating func `is judged beyond the cap at the pace of its source`() {
        account.failures = Failures(standing: 95, agedUntil: now)
        for _ in 1...5 { account.failures.claim(.local, known: account.known, at: now) }
        #expect(judge(codes[0]) == .refused(.throttled(seconds: 32)))
        #expect(account.judgeSlowly(attempt(codes[0], at: now + 32)).isAccepted)
    }

    /// What was not counted when it began is not taken back when it ends.
    @Test mutating func `gives no failure back beyond the cap when others have used it up`() throws {
        account.failures = Failures(
            standing: Failures.most, agedUntil: now,
            sources: [Failures.Entry(source: .local, count: Failures.most, last: now - 900)],
            forgiven: Failures.mostForgiven, forgivenUntil: now)
        let attempt = attempt(codes[0])
        let check = try #require(begin(attempt))
        #expect(account.finish(check, isRight: true, attempt).isAccepted)
        #expect(account.failures.standing == Failures.most)
    }

    @Test mutating func `needs a factor beside it`() throws {
        try account.remove(account.factors[0].id)
        #expect(account.recoveryCodes == nil && account.means.isEmpty)
        account.recoveryCodes = RecoveryFixture.kept
        #expect(judge(codes[0]).refusal?.isCounted == true)
    }

    private func attempt(_ code: RecoveryCode, at now: Int64 = Fixture.now) -> Attempt {
        Fixture.attempt(.recovery(code), .recoveryCode, at: now)
    }

    private mutating func judge(_ code: RecoveryCode) -> Judgement { account.judgeSlowly(attempt(code)) }

    private mutating func begin(_ attempt: Attempt) -> SlowCheck? {
        if case .check(let check) = account.begin(attempt) { check } else { nil }
    }
}
