import Account
import Identity
import OneTimePassword
import Testing

/// What a standard asks for beyond the usual delay.
@Suite struct `A standard's throttling` {
    private static let pci = Throttling(failures: 10, waitSeconds: 1_800)
    private static let stig = Throttling(failures: 3, waitSeconds: 900)
    private let now = Fixture.now
    private let nobody = KnownSources()

    /// Failures of one source, and the wait after the last of them: usually, under pci and under stig.
    @Test(
        arguments: [
            (0, 0, 0, 0), (2, 0, 0, 0), (3, 0, 0, 900), (4, 0, 0, 900), (5, 32, 32, 900), (9, 512, 512, 900),
            (10, 900, 1_800, 900), (50, 900, 1_800, 900),
        ] as [(UInt16, Int64, Int64, Int64)])
    func `waits at least so long from so many failures on`(
        count: UInt16, usual: Int64, pci: Int64, stig: Int64
    ) {
        var failures = Failures()
        for _ in 0..<count { failures.claim(.local, known: nobody, at: now) }
        for (throttling, seconds) in [(nil, usual), (Self.pci, pci), (Self.stig, stig)]
            as [(Throttling?, Int64)]
        {
            #expect(Failures.delay(after: count, throttling: throttling) == seconds)
            #expect(failures.ownWait(of: .local, throttling: throttling, at: now) == seconds)
            #expect(failures.ownWait(of: .local, throttling: throttling, at: now + seconds) == 0)
            let admission = failures.admission(
                of: .local, known: nobody, throttling: throttling, at: now + max(0, seconds - 1))
            #expect(admission == (seconds == 0 ? .admitted : .wait(1)))
        }
    }

    @Test(
        arguments: [(nil, 5), (pci, 5), (stig, 3), (Throttling(failures: 1, waitSeconds: 9), 1)]
            as [(Throttling?, Int)])
    func `leaves so many tries before the first wait`(throttling: Throttling?, tries: Int) {
        var failures = Failures()
        for count in 0...6 {
            let left = failures.triesLeft(of: .local, known: nobody, throttling: throttling, at: now)
            #expect(left == max(0, tries - count))
            failures.claim(.local, known: nobody, at: now)
        }
    }

    @Test func `is not ended by two codes in a row`() {
        var failures = Failures()
        for _ in 1...3 { failures.claim(.local, known: nobody, at: now) }
        #expect(failures.admitsPair(of: .local, known: nobody, at: now))
        #expect(!failures.admitsPair(of: .local, known: nobody, throttling: Self.stig, at: now + 899))
        #expect(failures.admitsPair(of: .local, known: nobody, throttling: Self.stig, at: now + 900))
        var known = KnownSources()
        known.met(Fixture.source(1), at: now)
        #expect(failures.admitsPair(of: Fixture.source(1), known: known, throttling: Self.stig, at: now))
    }

    /// Else whoever has many addresses has as many tries.
    @Test func `makes strangers wait for what all strangers did, and not where the owner is known`() {
        var failures = Failures()
        var known = KnownSources()
        known.met(.local, at: now)
        for number in 0..<10 as Range<UInt32> {
            let stranger = Fixture.source(number)
            let admission = failures.admission(of: stranger, known: known, throttling: Self.pci, at: now)
            #expect(admission == .admitted)
            failures.claim(stranger, known: known, at: now)
        }
        let next = Fixture.source(99)
        #expect(failures.admission(of: next, known: known, throttling: Self.pci, at: now) == .wait(1_800))
        #expect(!failures.admitsPair(of: next, known: known, throttling: Self.pci, at: now + 1_799))
        #expect(
            failures.admission(of: next, known: known, throttling: Self.pci, at: now + 1_800) == .admitted)
        #expect(failures.admission(of: next, known: known, at: now) == .admitted)
        #expect(failures.admission(of: .local, known: known, throttling: Self.pci, at: now) == .admitted)
    }

    /// Else a stranger is told of tries that other strangers have used up.
    @Test func `leaves a stranger what all strangers left, and the owner's places their own`() {
        var failures = Failures()
        var known = KnownSources()
        known.met(.local, at: now)
        for (number, left) in [2, 1, 0, 0].enumerated() {
            let one = Fixture.source(UInt32(number))
            failures.claim(one, known: known, at: now)
            for stranger in [one, Fixture.source(99)] {
                let tries = failures.triesLeft(of: stranger, known: known, throttling: Self.stig, at: now)
                #expect(tries == left)
            }
            #expect(failures.triesLeft(of: Fixture.source(99), known: known, at: now) == 5)
            #expect(failures.triesLeft(of: .local, known: known, throttling: Self.stig, at: now) == 3)
        }
    }

    /// The whole way, for codes of an app and for those that have a slow hash.
    @Test func `holds when a code is judged`() throws {
        let phone = try Phone()
        var account = try Fixture.account(phone)
        account.recoveryCodes = RecoveryFixture.kept
        for left in [2, 1, 0] {
            #expect(
                account.judge(attempt(phone.wrongCode(at: now), at: now)) == .refused(.wrong(triesLeft: left))
            )
        }
        let throttled = Judgement.refused(.throttled(seconds: 900))
        #expect(account.judge(attempt(phone.code(at: now), at: now)) == throttled)
        let recovery = Attempt(
            code: .recovery(RecoveryFixture.codes[0]), source: .local, means: [.recoveryCode], now: now,
            epoch: Fixture.epoch, throttling: Self.stig)
        #expect(account.judgeSlowly(recovery) == throttled)
        let later = now + 900
        #expect(account.judge(attempt(phone.code(at: later), at: later)).isAccepted)
    }

    private func attempt(_ code: [UInt8], at now: Int64) -> Attempt {
        Attempt(
            code: .authenticator(code), source: .local, means: [.totp], now: now, epoch: Fixture.epoch,
            throttling: Self.stig)
    }
}
