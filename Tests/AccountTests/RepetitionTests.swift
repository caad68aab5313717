import Account
import OneTimePassword
import Testing

/// Somebody who types a wrong code twice has made one mistake; a program that does so every half minute is a guesser.
@Suite struct `The same wrong code once more` {
    private let phone: Phone
    private let token: HardwareToken
    private var account: Account
    private let now = Fixture.now

    init() throws {
        phone = try Phone()
        token = try HardwareToken()
        account = try Fixture.account(phone)
        _ = try account.enrol(token.factor(counter: 50), name: "token", at: now)
    }

    @Test mutating func `is free in its conversation, within the same step`() throws {
        let tried = try #require(judgedWrong(wrong))
        for second in 0..<30 as Range<Int64> {
            let again = Fixture.attempt(wrong, .totp, at: now + second, tried: [tried])
            #expect(account.judge(again) == .refused(.repeated))
        }
        #expect(account.failures.standing == 1)
    }

    @Test mutating func `costs an attempt one step later`() throws {
        let tried = try #require(judgedWrong(wrong))
        let later = Fixture.attempt(wrong, .totp, at: now + 30, tried: [tried])
        #expect(account.judge(later) == .refused(.wrong(triesLeft: 3)))
    }

    @Test mutating func `costs an attempt in another conversation`() throws {
        _ = try #require(judgedWrong(wrong))
        #expect(account.judge(Fixture.attempt(wrong, .totp)) == .refused(.wrong(triesLeft: 3)))
    }

    @Test mutating func `costs an attempt when it is another one`() throws {
        let tried = try #require(judgedWrong(wrong))
        let other = phone.wrongCodes(at: now).dropFirst().first ?? []
        for code in [.authenticator(other), .pair(other, other)] as [TypedCode] {
            let attempt = Fixture.attempt(code, .totp, tried: [tried])
            #expect(account.judge(attempt).refusal?.isCounted == true)
        }
        #expect(account.failures.standing == 3)
    }

    @Test mutating func `costs an attempt against another authenticator`() throws {
        let tried = try #require(judgedWrong(wrong))
        #expect(account.judge(Fixture.attempt(wrong, .hotp, tried: [tried])).refusal?.isCounted == true)
        let third = try Phone(seed: 99)
        _ = try account.enrol(third.factor(epoch: Fixture.epoch.id), name: "third", at: now)
        #expect(account.judge(Fixture.attempt(wrong, .totp, tried: [tried])).refusal?.isCounted == true)
    }

    @Test mutating func `is free against a token until its counter has moved`() throws {
        let tried = try #require(judgedWrong(wrong, .hotp))
        let again = Fixture.attempt(wrong, .hotp, at: now + 3_600, tried: [tried])
        #expect(account.judge(again) == .refused(.repeated))
        #expect(account.judge(Fixture.attempt(.authenticator(token.code(50)), .hotp)).isAccepted)
        #expect(account.judge(again).refusal?.isCounted == true)
    }

    @Test mutating func `waits like any other where there is a wait`() throws {
        let tried = try #require(judgedWrong(wrong))
        for _ in 1...4 { account.failures.claim(.local, known: account.known, at: now) }
        let again = Fixture.attempt(wrong, .totp, tried: [tried])
        #expect(account.judge(again) == .refused(.throttled(seconds: 32)))
    }

    private var wrong: TypedCode { .authenticator(phone.wrongCode(at: now)) }

    /// Has a code judged, and keeps what it was compared with; nil if it was not wrong.
    private mutating func judgedWrong(_ code: TypedCode, _ means: Means = .totp) -> TriedCode? {
        let attempt = Fixture.attempt(code, means)
        let tried = account.trying(attempt)
        return account.judge(attempt) == .refused(.wrong(triesLeft: 4)) ? tried : nil
    }
}
