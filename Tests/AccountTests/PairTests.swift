import Account
import OneTimePassword
import Testing

@Suite struct `Two codes in a row` {
    private let phone: Phone
    private var account: Account
    private let now = Fixture.now

    init() throws {
        phone = try Phone()
        account = try Fixture.account(phone)
    }

    /// They end it once two fresh ones can have appeared: after an eighth of it, and at least 30 seconds.
    @Test(arguments: [(5, 30), (6, 30), (7, 30), (8, 32), (9, 64), (10, 112), (40, 112)] as [(Int, Int64)])
    mutating func `end a wait after a while`(failures: Int, seconds: Int64) {
        for _ in 1...failures { account.failures.claim(.local, known: account.known, at: now) }
        let (early, then) = (now + seconds - 1, now + seconds)
        let delay = Failures.delay(after: UInt16(failures))
        #expect(judge(pair(endingAt: early), at: early) == .refused(.throttled(seconds: delay - seconds + 1)))
        let code = account.judge(phone.code(at: then), at: then)
        #expect(code == .refused(.throttled(seconds: delay - seconds)))
        #expect(judge(pair(endingAt: then), at: then).acceptance?.step == UInt64(then / 30))
        #expect(account.failures.standing == 0)
        #expect(account.judge(phone.code(at: then + 30), at: then + 30).isAccepted)
    }

    @Test mutating func `of a token end a wait, too`() throws {
        let token = try HardwareToken()
        account = try token.account(counter: 0)
        for _ in 1...6 { account.failures.claim(.local, known: account.known, at: now) }
        let one = Fixture.attempt(.authenticator(token.code(0)), .hotp, at: now + 30)
        #expect(account.judge(one) == .refused(.throttled(seconds: 34)))
        #expect(account.judge(Fixture.attempt(token.pair(0), .hotp, at: now + 30)).isAccepted)
        #expect(account.failures.standing == 0)
    }

    @Test mutating func `never end the cap`() {
        account.failures = Failures(standing: Failures.most, agedUntil: now)
        #expect(judge(pair(endingAt: now + 900), at: now + 900) == .refused(.shut))
        #expect(account.failures.standing == Failures.most)
    }

    @Test mutating func `cost an attempt when they are wrong, and make the wait longer`() {
        for _ in 1...5 { _ = account.judge(phone.wrongCode(at: now)) }
        let wrong = phone.wrongCode(at: now)
        let guesses: [(Int64, (Int64) -> TypedCode)] = [
            (30, { _ in .pair(wrong, wrong) }), (60, { [phone] in .pair(phone.code(at: $0 - 30), wrong) }),
            (90, { [phone] in .pair(wrong, phone.code(at: $0)) }),
            (122, { [phone] in .pair(phone.code(at: $0), phone.code(at: $0 - 30)) }),
        ]
        for (number, (seconds, guess)) in guesses.enumerated() {
            let time = now + seconds
            #expect(judge(guess(time), at: time) == .refused(.wrong(triesLeft: 0)))
            #expect(account.failures.standing == UInt16(6 + number))
        }
        let last = now + 122
        #expect(account.judge(phone.code(at: last), at: last) == .refused(.throttled(seconds: 512)))
    }

    /// At once they are no faster than single codes, and however long it goes on, the cap stops them.
    @Test mutating func `are judged five times at once, and a hundred times at most`() {
        let wrong = phone.wrongCode(at: now)
        let judgements = (1...1_000).map { _ in judge(.pair(wrong, wrong)) }
        #expect(judgements.count { $0.refusal?.isCounted == true } == 5)
        var time = now
        while account.failures.standing < Failures.most, time < now + 86_400 {
            time += 112
            let wrong = phone.wrongCode(at: time)
            #expect(judge(.pair(wrong, wrong), at: time).refusal?.isCounted == true)
        }
        #expect(account.failures.standing == Failures.most)
        #expect(judge(pair(endingAt: time + 900), at: time + 900) == .refused(.shut))
    }

    @Test mutating func `are spent both, and each alone, too`() {
        #expect(judge(pair(endingAt: now)).isAccepted)
        #expect(judge(pair(endingAt: now)) == .refused(.spent(.totp)))
        for back in [0, 30] as [Int64] {
            #expect(account.judge(phone.code(at: now - back)) == .refused(.spent(.totp)))
        }
        #expect(account.failures == Failures())
    }

    @Test mutating func `are refused when one of them was used before`() {
        #expect(account.judge(phone.code(at: now - 30)).isAccepted)
        #expect(judge(pair(endingAt: now)) == .refused(.spent(.totp)))
        #expect(account.failures == Failures())
        #expect(account.judge(phone.code(at: now)).isAccepted)
    }

    /// Whoever is told that they are right for another time must not use them then.
    @Test mutating func `of another time are told, counted, and never accepted`() {
        #expect(judge(pair(endingAt: now + 150)) == .refused(.clockDiffers(seconds: 150)))
        #expect(account.failures.standing == 1)
        #expect(judge(pair(endingAt: now + 150), at: now + 150) == .refused(.spent(.totp)))
        for back in [0, 30] as [Int64] {
            let judgement = account.judge(phone.code(at: now + 150 - back), at: now + 150)
            #expect(judgement == .refused(.spent(.totp)))
        }
    }

    private func pair(endingAt seconds: Int64) -> TypedCode {
        .pair(phone.code(at: seconds - 30), phone.code(at: seconds))
    }

    private mutating func judge(_ code: TypedCode, at now: Int64 = Fixture.now) -> Judgement {
        account.judge(Fixture.attempt(code, .totp, at: now))
    }
}
