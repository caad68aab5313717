import Account
import OneTimePassword
import Testing

/// Before it is a factor: one right code, and that code is spent.
@Suite struct `A key that is to be proven` {
    private let now = Fixture.now

    @Test func `of an app takes one right code, and spends it`() throws {
        let phone = try Phone()
        var key = phone.factor(epoch: Fixture.epoch.id)
        #expect(prove(&key, .authenticator(phone.wrongCode(at: now))) == .refused(.wrong(triesLeft: 0)))
        #expect(prove(&key, .authenticator(phone.code(at: now))).isAccepted)
        var account = try Fixture.account()
        _ = try account.enrol(key, name: "phone", at: now)
        #expect(account.judge(phone.code(at: now)) == .refused(.spent(.totp)))
        #expect(account.judge(phone.code(at: now + 30), at: now + 30).isAccepted)
    }

    @Test func `of a token takes one right code, or two far ahead, and goes on behind them`() throws {
        let token = try HardwareToken()
        for (code, next) in [(.authenticator(token.code(3)), 4), (token.pair(60), 62)]
            as [(TypedCode, UInt64)]
        {
            var key = token.factor(counter: 0)
            #expect(prove(&key, .authenticator(token.code(60))) == .refused(.wrong(triesLeft: 0)))
            #expect(prove(&key, code).isAccepted)
            #expect(key.hotp?.counter == next)
        }
    }

    @Test func `tells of a clock that differs, and is proven by no recovery code`() throws {
        let phone = try Phone(drift: 4)
        var key = phone.factor(epoch: Fixture.epoch.id)
        #expect(
            prove(&key, .authenticator(phone.code(at: now))) == .refused(.clockDiffers(seconds: 120)))
        #expect(prove(&key, .recovery(RecoveryFixture.codes[0])) == .refused(.malformed))
        #expect(prove(&key, .pass(RecoveryFixture.passCode)) == .refused(.malformed))
        #expect(prove(&key, .authenticator(Array("12345".utf8))) == .refused(.malformed))
    }

    private func prove(_ key: inout Authenticator, _ code: TypedCode) -> Judgement {
        key.prove(code, at: now, epoch: Fixture.epoch)
    }
}
