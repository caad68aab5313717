import Account
import OneTimePassword
import Testing

@Suite struct `What costs no attempt` {
    private let phone: Phone
    private var account: Account
    private let now = Fixture.now

    init() throws {
        phone = try Phone()
        account = try Fixture.account(phone)
    }

    @Test(arguments: ["", "1", "12345", "1234567", "12345x", "１２３４５６", "12 456"])
    mutating func `is what cannot be a code`(text: String) {
        #expect(account.judge(Array(text.utf8)) == .refused(.malformed))
        #expect(account.failures == Failures())
    }

    @Test mutating func `is a right code that was accepted before`() {
        #expect(account.judge(phone.code(at: now)).isAccepted)
        for _ in 1...50 { #expect(account.judge(phone.code(at: now)) == .refused(.spent(.totp))) }
        #expect(account.failures == Failures())
    }

    @Test mutating func `is a right code that is older than an accepted one`() {
        #expect(account.judge(phone.code(at: now + 30)).isAccepted)
        #expect(account.judge(phone.code(at: now)) == .refused(.spent(.totp)))
        #expect(account.failures == Failures())
    }

    @Test mutating func `is a right code that is void`() {
        let epoch = Epoch(id: Epoch.ID(rawValue: 2), began: now)
        for _ in 1...50 {
            #expect(account.judge(phone.code(at: now), in: epoch) == .refused(.void(seconds: 60)))
        }
        #expect(account.failures == Failures())
    }

    @Test mutating func `is a code while the clock is in doubt`() {
        account.factors[0].totp.spent.spend(only: UInt64(now / 30) + 3_000)
        for _ in 1...50 { #expect(account.judge(phone.code(at: now)) == .refused(.clockInDoubt)) }
        #expect(account.failures == Failures())
    }

    @Test mutating func `is not a wrong code beside a factor whose clock is in doubt`() throws {
        let token = try Phone(seed: 99)
        _ = try account.enrol(token.factor(epoch: Fixture.epoch.id), name: "token", at: now)
        account.factors[0].totp.spent.spend(only: UInt64(now / 30) + 3_000)
        #expect(account.judge(token.wrongCode(at: now)) == .refused(.wrong(triesLeft: 4)))
        #expect(account.failures.standing == 1)
        #expect(account.judge(token.code(at: now)).isAccepted)
    }

    @Test mutating func `is what nobody judged`() {
        for _ in 1...5 { _ = account.judge(phone.wrongCode(at: now)) }
        let before = account.failures
        for _ in 1...50 { #expect(account.judge(phone.code(at: now)) == .refused(.throttled(seconds: 32))) }
        #expect(account.failures == before)
    }
}
