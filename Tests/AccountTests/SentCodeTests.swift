import Account
import Identity
import OneTimePassword
import Testing

@Suite struct `A code that was sent` {
    let phone: Phone
    var account: Account
    let now = Fixture.now
    let right: [UInt8]
    let wrong: [UInt8]

    init() throws {
        phone = try Phone()
        account = try SendingFixture.account(phone)
        (right, wrong) = (try SendingFixture.digits(1), try SendingFixture.digits(2))
        #expect(try account.send().isAgain == false)
    }

    @Test mutating func `is accepted once of sixty-four times`() {
        let judgements = (1...64).map { _ in account.judgeSent(right) }
        #expect(judgements[0] == .accepted(.sentCode(.email, nil)))
        #expect(judgements.dropFirst().allSatisfy { $0 == .refused(.spent(.email)) })
        #expect(account.failures == Failures() && account.lastProof == now)
        #expect(account.known.contains(.local, at: now))
        #expect(account.judgeSent(wrong) == .refused(.notSent(.email)))
    }

    @Test mutating func `is one factor more for whoever chose it`() throws {
        let factor = try account.enrol(.outOfBand(.email), name: "mail", at: now)
        #expect(account.judgeSent(right, at: now + 5).acceptance?.factor == factor)
        #expect(account.factors.map(\.lastUsed) == [nil, now + 5])
    }

    @Test mutating func `is sent again as it was, and is one code still`() throws {
        #expect(try account.send(seed: 2, at: now + 60).isAgain == true)
        #expect(account.judgeSent(right, at: now + 61).isAccepted)
        #expect(account.judgeSent(right, at: now + 61) == .refused(.spent(.email)))
        #expect(try account.send(seed: 2, at: now + 120).isAgain == false)
        #expect(account.judgeSent(right, at: now + 121).refusal?.isCounted == true)
        #expect(account.judgeSent(wrong, at: now + 121).isAccepted)
    }

    @Test(arguments: [0, 599, 600, 601, 100_000] as [Int64])
    mutating func `is good for its life`(seconds: Int64) {
        let judgement = account.judgeSent(right, at: now + seconds)
        #expect(judgement.isAccepted == (seconds < 600))
        #expect(judgement.isAccepted || judgement == .refused(.sentCodeOver(.email)))
        #expect(account.failures == Failures())
    }

    @Test(arguments: [(-60, true), (-61, false), (-100_000, false)] as [(Int64, Bool)])
    mutating func `is over when the clock went back by more than a minute`(seconds: Int64, isGood: Bool) {
        #expect(account.judgeSent(right, at: now + seconds).isAccepted == isGood)
    }

    @Test mutating func `is over in another epoch`() throws {
        let epoch = Epoch(id: Epoch.ID(rawValue: 2), began: now)
        #expect(account.judgeSent(right, in: epoch) == .refused(.sentCodeOver(.email)))
        #expect(try account.send(seed: 2, at: now + 60, in: epoch).isAgain == false)
        #expect(account.judgeSent(right, at: now + 61, in: epoch).refusal?.isCounted == true)
        #expect(account.judgeSent(wrong, at: now + 61, in: epoch).isAccepted)
    }

    /// Each guess from where nobody has to wait.
    @Test mutating func `can be guessed at five times`() throws {
        for number in 1...5 as ClosedRange<UInt32> {
            let judgement = account.judgeSent(wrong, from: Fixture.source(number))
            #expect(judgement == .refused(.wrong(triesLeft: 4)))
        }
        for digits in [right, wrong] {
            #expect(account.judgeSent(digits) == .refused(.sentCodeGuessedAt(.email)))
        }
        #expect(account.failures.standing == 5)
        #expect(try account.send(seed: 2, at: now + 60).isAgain == false)
        #expect(account.judgeSent(wrong, at: now + 61).isAccepted)
    }

    @Test mutating func `is good in its own conversation alone`() throws {
        #expect(account.judgeSent(right, conversation: 2) == .refused(.notSent(.email)))
        #expect(account.failures == Failures())
        #expect(account.judgeSent(right).isAccepted)
    }

    /// Else one guess could be tried on every conversation that is open.
    @Test mutating func `is void once it was typed in another conversation that has its own`() throws {
        #expect(try account.send(seed: 2, conversation: 2, at: now + 60).isAgain == false)
        #expect(account.judgeSent(right, conversation: 2, at: now + 61) == .refused(.foreignCode))
        // It is spent now, and what is spent costs nothing.
        #expect(account.judgeSent(right, conversation: 2, at: now + 61) == .refused(.spent(.email)))
        #expect(account.failures.standing == 1)
        #expect(account.judgeSent(right, at: now + 61) == .refused(.spent(.email)))
        #expect(account.judgeSent(wrong, conversation: 2, at: now + 61).isAccepted)
        #expect(try account.send(seed: 3, at: now + 120).isAgain == false)
    }

    @Test mutating func `that was used costs nothing at the next login, though another was sent there`()
        throws
    {
        #expect(account.judgeSent(right).isAccepted)
        #expect(try account.send(seed: 2, conversation: 2, at: now + 1).isAgain == false)
        #expect(account.judgeSent(right, conversation: 2, at: now + 2) == .refused(.spent(.email)))
        #expect(account.failures == Failures())
        #expect(account.judgeSent(wrong, conversation: 2, at: now + 2).isAccepted)
    }

    @Test(arguments: ["", "1234567", "123456", "１２３４５６７８", "1234567x"])
    mutating func `has eight digits, and everything else costs nothing`(text: String) {
        #expect(account.judgeSent(Array(text.utf8)) == .refused(.malformed))
        #expect(account.failures == Failures())
    }

    @Test mutating func `is nothing without a conversation, nor typed twice in a row`() {
        let pair = TypedCode.pair(right, right)
        for (code, conversation) in [(TypedCode.authenticator(right), nil), (pair, SendingFixture.id(1))] {
            let attempt = Fixture.attempt(code, .email, conversation: conversation)
            #expect(account.judge(attempt) == .refused(.malformed))
        }
        #expect(account.failures == Failures())
    }

    @Test mutating func `is no code of an app, nor the other way round`() throws {
        let eight = try Phone(seed: 88, digits: 8)
        _ = try account.enrol(eight.factor(epoch: Fixture.epoch.id), name: "eight", at: now)
        #expect(account.judge(right).refusal?.isCounted == true)
        #expect(account.judgeSent(eight.code(at: now)).refusal?.isCounted == true)
        #expect(account.judge(eight.code(at: now)).isAccepted && account.judgeSent(right).isAccepted)
    }
}
