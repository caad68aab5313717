import Account
import OneTimePassword
import Testing

/// Three kinds of six digits would be three chances for one guess.
@Suite struct `What a code is compared with` {
    private let phone: Phone
    private let token: HardwareToken
    private var account: Account
    private let now = Fixture.now

    init() throws {
        phone = try Phone()
        token = try HardwareToken()
        account = try RecoveryFixture.account(phone)
        _ = try account.enrol(token.factor(counter: 50), name: "token", at: now)
        account.pass = try RecoveryFixture.pass()
    }

    @Test mutating func `is one kind of authenticator, not the other`() {
        let (timed, counted) = (phone.code(at: now), token.code(50))
        #expect(judge(.authenticator(counted), .totp) == .refused(.wrong(triesLeft: 4)))
        #expect(judge(.pair(counted, token.code(51)), .totp) == .refused(.wrong(triesLeft: 3)))
        #expect(judge(.authenticator(timed), .hotp) == .refused(.wrong(triesLeft: 2)))
        #expect(account.failures.standing == 3 && account.factors[1].hotp.counter == 50)
        #expect(judge(.authenticator(counted), .hotp).acceptance?.means == .hotp)
        #expect(judge(.authenticator(timed), .totp).acceptance?.means == .totp)
    }

    @Test(arguments: [Means.recoveryCode, .pass])
    mutating func `is no authenticator where none is expected`(means: Means) {
        #expect(judge(.authenticator(phone.code(at: now)), means) == .refused(.malformed))
        #expect(judge(.authenticator(token.code(50)), means) == .refused(.malformed))
        #expect(account.failures == Failures())
    }

    @Test mutating func `is no slow hash at once, and no authenticator slowly`() {
        let slow: [(TypedCode, Means)] = [
            (.recovery(RecoveryFixture.codes[0]), .recoveryCode), (.pass(RecoveryFixture.passCode), .pass),
        ]
        for (code, means) in slow { #expect(judge(code, means) == .refused(.malformed)) }
        for code in [.authenticator(phone.code(at: now)), token.pair(50)] as [TypedCode] {
            #expect(account.begin(Fixture.attempt(code, .totp)) == .refused(.malformed))
        }
        #expect(account.failures == Failures())
    }

    @Test mutating func `is no recovery code and no pass where neither is expected, and costs as much`() {
        let codes: [TypedCode] = [.recovery(RecoveryFixture.codes[0]), .pass(RecoveryFixture.passCode)]
        for (number, code) in codes.enumerated() {
            let judgement = account.judgeSlowly(Fixture.attempt(code, .totp))
            #expect(judgement == .refused(.wrong(triesLeft: 4 - number)))
        }
        #expect(account.recoveryCodes?.left == 10 && account.pass?.uses == 1)
    }

    @Test mutating func `is what the account has`() throws {
        #expect(account.means == [.totp, .hotp, .recoveryCode])
        account.recoveryCodes?.entries.indices.forEach { account.recoveryCodes?.entries[$0].used = now }
        #expect(account.means == [.totp, .hotp])
        try account.remove(account.factors[0].id)
        #expect(account.means == [.hotp])
    }

    private mutating func judge(_ code: TypedCode, _ means: Means) -> Judgement {
        account.judge(Fixture.attempt(code, means))
    }
}
