import Account
import Identity
import OneTimePassword
import Testing

/// One budget for all methods, and nothing left of a code once what it rests on is gone.
extension `A code that was sent` {
    @Test mutating func `counts together with all other guesses`() {
        #expect(account.judge(phone.wrongCode(at: now)) == .refused(.wrong(triesLeft: 4)))
        #expect(account.judgeSent(wrong) == .refused(.wrong(triesLeft: 3)))
        #expect(account.judge(phone.wrongCode(at: now)) == .refused(.wrong(triesLeft: 2)))
        #expect(account.judgeSent(wrong) == .refused(.wrong(triesLeft: 1)))
        #expect(account.judgeSent(wrong) == .refused(.wrong(triesLeft: 0)))
        #expect(account.judgeSent(right) == .refused(.throttled(seconds: 32)))
        #expect(account.judge(phone.code(at: now)) == .refused(.throttled(seconds: 32)))
        #expect(account.judgeSent(right, at: now + 32).isAccepted)
        #expect(account.failures == Failures(forgiven: 5, forgivenUntil: now + 32))
    }

    @Test mutating func `ends at the cap, and so does a right one`() {
        account.failures = Failures(standing: Failures.most, agedUntil: now)
        #expect(account.judgeSent(right) == .refused(.shut))
        #expect(account.judgeSent(wrong) == .refused(.shut))
    }

    @Test mutating func `costs nothing where it says nothing`() {
        for conversation in [2, 3] as [UInt8] {
            for _ in 1...50 {
                let judgement = account.judgeSent(right, conversation: conversation)
                #expect(judgement == .refused(.notSent(.email)))
            }
        }
        for _ in 1...50 {
            #expect(account.judgeSent(right, at: now + 600) == .refused(.sentCodeOver(.email)))
        }
        #expect(account.failures == Failures())
    }

    @Test mutating func `with the same wrong code once more is free, until another code is sent`() throws {
        let tried = account.trying(attempt(wrong))
        #expect(account.judge(attempt(wrong)) == .refused(.wrong(triesLeft: 4)))
        #expect(account.judge(attempt(wrong, tried: [tried], at: now + 300)) == .refused(.repeated))
        #expect(account.judge(attempt(wrong, tried: [tried], on: .sms)) == .refused(.repeated))
        #expect(account.failures.standing == 1)
        #expect(try account.send(seed: 3, at: now + 600).isAgain == false)
        #expect(
            account.judge(attempt(wrong, tried: [tried], at: now + 600)) == .refused(.wrong(triesLeft: 3)))
    }

    /// Whatever takes away what it rests on.
    @Test func `finds nothing once the contact or the factors are gone`() throws {
        let changes: [(inout Account) throws -> Void] = [
            { $0.disable() }, { $0.reset(at: Fixture.now) }, { try $0.remove(FactorID(rawValue: 1)) },
            { _ = $0.change(try SendingFixture.contacts("b@example.org", nil, isVerified: true), at: 1) },
            { _ = $0.change(try SendingFixture.contacts(nil, nil, without: [.email]), at: 1) },
        ]
        for change in changes {
            var copy = account
            try change(&copy)
            #expect(copy.judgeSent(right) == .refused(.notSent(.email)))
        }
        var copy = account
        _ = copy.change(try SendingFixture.contacts(nil, "+4930123456", isVerified: true), at: now)
        #expect(copy.judgeSent(right).isAccepted)
    }

    /// Every second one is right, and nobody is let in twice.
    @Test mutating func `from everywhere at once lets one in`() {
        let judgements = (1...64 as ClosedRange<UInt32>).map { number in
            account.judgeSent(number.isMultiple(of: 2) ? right : wrong, from: Fixture.source(number))
        }
        #expect(judgements.count(where: \.isAccepted) == 1 && account.failures.standing == 1)
    }

    private func attempt(
        _ digits: [UInt8], tried: [TriedCode] = [], on channel: OutOfBandChannel = .email,
        at now: Int64 = Fixture.now
    ) -> Attempt {
        Fixture.attempt(
            .authenticator(digits), Means(channel), at: now, conversation: SendingFixture.id(1), tried: tried)
    }
}
