import Account
import OneTimePassword
import Testing

/// What nobody can guess is judged where a source is shut; it must not shut others, too.
@Suite struct `Beyond the cap of a source` {
    private let now = Fixture.now
    private let home = FailureSource.local
    private let known: KnownSources

    init() {
        var known = KnownSources()
        known.met(.local, at: Fixture.now)
        self.known = known
    }

    @Test func `strangers add nothing that shuts the owner`() {
        var failures = Failures()
        for number in 0..<500 as Range<UInt32> {
            failures.claim(Fixture.source(number), known: known, at: now)
        }
        #expect(failures.standing == Failures.mostByStrangers)
        #expect(failures.admission(of: home, known: known, at: now) == .admitted)
        #expect(failures.triesLeft(of: home, known: known, at: now) == 5)
    }

    @Test func `one of the owner's networks adds nothing that shuts another`() {
        var (failures, known) = (Failures(), known)
        known.met(Fixture.source(1), at: now)
        for _ in 1...500 { failures.claim(Fixture.source(1), known: known, at: now) }
        #expect(failures.standing == Failures.mostByStrangers)
        #expect(failures.admission(of: home, known: known, at: now) == .admitted)
    }

    @Test func `wrong recovery codes of strangers do not shut the owner's app`() throws {
        let phone = try Phone()
        var account = try RecoveryFixture.account(phone)
        account.known.met(home, at: now)
        for number in 0..<200 as Range<UInt32> {
            let code = TypedCode.recovery(RecoveryFixture.codes[0])
            let attempt = Fixture.attempt(code, .recoveryCode, from: Fixture.source(number), at: now)
            if case .check(let check) = account.begin(attempt) {
                #expect(account.finish(check, isRight: false, attempt).refusal?.isCounted == true)
            }
        }
        #expect(account.failures.standing == Failures.mostByStrangers)
        #expect(account.judge(phone.code(at: now), from: home).isAccepted)
    }
}
