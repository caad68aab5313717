import Account
import Identity
import OneTimePassword
import Testing

@Suite struct `Drift` {
    private let now = Fixture.now

    @Test func `is learnt from a code at the edge, and takes effect only once it is taken over`() throws {
        let phone = try Phone(drift: 1)
        var account = try Fixture.account(phone)
        let acceptance = try #require(account.judge(phone.code(at: now)).acceptance)
        let factor = try #require(acceptance.factor)
        #expect(acceptance.learntDrift == 1)
        #expect(account.factors[0].totp.drift == 0)
        let written = AccountRecord(new: account).withDrift([factor: 1])
        #expect(written.account.factors[0].totp.drift == 1)
        account.learn([factor: 1])
        #expect(account.factors[0].totp.drift == 1)
        account.learn([FactorID(rawValue: 9): 5])
        #expect(account.factors[0].totp.drift == 1)
    }

    @Test func `follows a clock that runs away, as long as it is used`() throws {
        var phone = try Phone()
        var account = try Fixture.account(phone)
        for day in 1...12 as ClosedRange<Int64> {
            phone.drift = day
            let time = now + day * 86_400
            guard let acceptance = account.judge(phone.code(at: time), at: time).acceptance else {
                // Ten steps are as many as are learnt, and one more is within the window.
                #expect(day == 12)
                continue
            }
            let factor = try #require(acceptance.factor)
            if let drift = acceptance.learntDrift { account.learn([factor: drift]) }
        }
        #expect(account.factors[0].totp.drift == 10)
    }

    @Test func `of a clock outside the window is told, counted, and burns the step`() throws {
        let phone = try Phone(drift: 3)
        var account = try Fixture.account(phone)
        let code = phone.code(at: now)
        #expect(account.judge(code) == .refused(.clockDiffers(seconds: 90)))
        #expect(account.failures.standing == 1)
        #expect(account.judge(code) == .refused(.spent(.totp)))
        // Its moment comes, and it is not accepted.
        #expect(account.judge(code, at: now + 90) == .refused(.spent(.totp)))
        #expect(account.failures.standing == 1)
        #expect(account.judge(phone.code(at: now + 30), at: now + 120).isAccepted)
    }
}
