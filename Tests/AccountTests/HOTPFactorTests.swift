import Account
import Identity
import OneTimePassword
import Testing

@Suite struct `A token that counts` {
    private let token: HardwareToken
    private var account: Account

    init() throws {
        token = try HardwareToken()
        account = try token.account(counter: 50)
    }

    @Test(arguments: 0...10 as ClosedRange<UInt64>)
    mutating func `is accepted up to ten presses ahead`(ahead: UInt64) {
        #expect(judge(50 + ahead) == .accepted(.hotp(FactorID(rawValue: 1), counter: 50 + ahead)))
        #expect(account.factors[0].hotp.counter == 51 + ahead)
        #expect(account.factors[0].lastUsed == Fixture.now && account.lastProof == Fixture.now)
        #expect(account.failures == Failures() && account.known.contains(.local, at: Fixture.now))
    }

    @Test(arguments: [61, 62, 150, 1_000, .max - 1] as [UInt64])
    mutating func `is wrong further ahead, and counted`(counter: UInt64) {
        #expect(judge(counter) == .refused(.wrong(triesLeft: 4)))
        #expect(account.failures.standing == 1 && account.factors[0].hotp.counter == 50)
    }

    @Test mutating func `is accepted once of sixty-four times, and what it skipped never`() {
        let judgements = (1...64).map { _ in judge(55) }
        #expect(judgements.count(where: \.isAccepted) == 1 && judgements[0].isAccepted)
        for counter in 46...55 as ClosedRange<UInt64> {
            #expect(judge(counter) == .refused(.spent(.hotp)), "\(counter)")
        }
        #expect(account.failures == Failures())
        #expect(judge(45) == .refused(.wrong(triesLeft: 4)))
        #expect(judge(56).isAccepted)
    }

    @Test(arguments: [0, 1, 10, 11, 99, 100] as [UInt64])
    mutating func `is found again by two codes in a row, up to a hundred ahead`(ahead: UInt64) {
        let judgement = judge(token.pair(50 + ahead))
        #expect(judgement == .accepted(.hotp(FactorID(rawValue: 1), counter: 51 + ahead)))
        #expect(account.factors[0].hotp.counter == 52 + ahead)
        #expect(judge(token.pair(50 + ahead)) == .refused(.spent(.hotp)))
        #expect(judge(52 + ahead).isAccepted)
    }

    @Test mutating func `is not found by two codes that are too far, or not in a row`() {
        let pairs = [
            token.pair(151), .pair(token.code(60), token.code(62)), .pair(token.code(61), token.code(60)),
            .pair(token.code(60), token.code(60)),
        ]
        for (number, pair) in pairs.enumerated() {
            #expect(judge(pair) == .refused(.wrong(triesLeft: 4 - number)))
        }
        #expect(account.failures.standing == 4 && account.factors[0].hotp.counter == 50)
    }

    /// It takes two hundred thousand million years to get there; a stored number may be anything.
    @Test mutating func `ends where the numbers end, and stops nobody but itself`() throws {
        account = try token.account(counter: .max - 1)
        #expect(judge(.max - 1).isAccepted)
        #expect(account.factors[0].hotp.counter == .max)
        #expect(judge(.max - 1) == .refused(.spent(.hotp)))
        for code in [.authenticator(token.code(.max)), .pair(token.code(.max), token.code(0))] as [TypedCode]
        {
            #expect(judge(code).refusal?.isCounted == true)
        }
        account = try token.account(counter: .max - 2)
        #expect(judge(token.pair(.max - 2)).isAccepted && account.factors[0].hotp.counter == .max)
        #expect(judge(token.pair(.max - 2)) == .refused(.spent(.hotp)))
    }

    @Test(arguments: [5, 7, 8])
    mutating func `takes no code of another length`(digits: Int) {
        let code = [UInt8](repeating: UInt8(ascii: "0"), count: digits)
        #expect(judge(.authenticator(code)) == .refused(.malformed))
        #expect(judge(.pair(code, code)) == .refused(.malformed))
        #expect(account.failures == Failures())
    }

    private mutating func judge(_ counter: UInt64) -> Judgement {
        judge(.authenticator(token.code(counter)))
    }

    private mutating func judge(_ code: TypedCode) -> Judgement {
        account.judge(Fixture.attempt(code, .hotp))
    }
}
