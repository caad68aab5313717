import Account
import Identity
import OneTimePassword
import Testing

/// A mail is slow, so a short message is asked for; then both come.
@Suite struct `Two codes of one conversation` {
    private var account: Account
    private let now = Fixture.now
    private let mail: [UInt8]
    private let sms: [UInt8]
    private let wrong: [UInt8]

    init() throws {
        account = try SendingFixture.account()
        (mail, sms) = (try SendingFixture.digits(1), try SendingFixture.digits(2))
        wrong = try SendingFixture.digits(9)
        #expect(try account.send(.email, seed: 1).isAgain == false)
        #expect(try account.send(.sms, seed: 2).isAgain == false)
    }

    /// Whichever word was typed last.
    @Test(arguments: OutOfBandChannel.allCases)
    func `are good both, each once, for what they are`(typed: OutOfBandChannel) {
        var copy = account
        #expect(copy.judgeSent(mail, on: typed) == .accepted(.sentCode(.email, nil)))
        #expect(copy.judgeSent(mail, on: typed).isAccepted == false)
        #expect(copy.judgeSent(sms, on: typed) == .accepted(.sentCode(.sms, nil)))
        #expect(copy.judgeSent(sms, on: typed) != .accepted(.sentCode(.sms, nil)))
    }

    @Test mutating func `verify the contact that it came from`() throws {
        var other = try Fixture.account(try Phone())
        _ = other.change(try SendingFixture.contacts("a@example.org", "+4915112345678"), at: now)
        _ = try other.send(.email, seed: 1, provesContact: true)
        _ = try other.send(.sms, seed: 2, provesContact: true)
        #expect(other.judgeSent(mail, on: .sms).isAccepted)
        #expect(other.contacts.verified == [.email])
    }

    /// Else there would be ten guesses in one conversation.
    @Test mutating func `are guessed at together`() throws {
        for number in 1...5 as ClosedRange<UInt32> {
            let channel = OutOfBandChannel.allCases[Int(number % 2)]
            let source = Fixture.source(number)
            #expect(account.judgeSent(wrong, on: channel, from: source) == .refused(.wrong(triesLeft: 4)))
        }
        #expect(account.judgeSent(mail, on: .email) == .refused(.sentCodeGuessedAt(.email)))
        #expect(account.judgeSent(sms, on: .sms) == .refused(.sentCodeGuessedAt(.sms)))
        #expect(account.failures.standing == 5)
    }

    /// The one that is over is not guessed at any more.
    @Test mutating func `end each at its own time`() throws {
        #expect(try account.send(.sms, seed: 3, at: now + 600).isAgain == false)
        #expect(account.judgeSent(mail, on: .sms, at: now + 601).refusal?.isCounted == true)
        #expect(account.judgeSent(sms, on: .email, at: now + 601).refusal?.isCounted == true)
        #expect(account.judgeSent(try SendingFixture.digits(3), on: .email, at: now + 601).isAccepted)
        #expect(account.judgeSent(mail, on: .email, at: now + 601) == .refused(.sentCodeOver(.email)))
        #expect(
            account.judgeSent(try SendingFixture.digits(3), on: .sms, at: now + 601) == .refused(.spent(.sms))
        )
    }

    /// Typed here, a code of another conversation is known to somebody; those of this one stay.
    @Test mutating func `stay when one of another conversation is typed, which is void`() throws {
        let foreign = try SendingFixture.digits(3)
        #expect(try account.send(seed: 3, conversation: 2, at: now + 60).isAgain == false)
        #expect(account.judgeSent(foreign, on: .sms, at: now + 61) == .refused(.foreignCode))
        #expect(account.judgeSent(foreign, conversation: 2, at: now + 61) == .refused(.spent(.email)))
        #expect(account.judgeSent(mail, on: .sms, at: now + 61).isAccepted)
        #expect(account.judgeSent(sms, on: .sms, at: now + 61).isAccepted)
    }

    /// A code that was wrong before the second one was sent may be that one.
    @Test mutating func `are compared with a repetition both`() throws {
        var alone = try SendingFixture.account()
        _ = try alone.send(.email, seed: 1)
        let tried = alone.trying(attempt(sms, .email))
        #expect(alone.judge(attempt(sms, .email)) == .refused(.wrong(triesLeft: 4)))
        #expect(alone.judge(attempt(sms, .sms, tried: [tried])) == .refused(.repeated))
        _ = try alone.send(.sms, seed: 2)
        #expect(alone.judge(attempt(sms, .email, tried: [tried])).isAccepted)
    }

    private func attempt(_ digits: [UInt8], _ means: Means, tried: [TriedCode] = []) -> Attempt {
        Fixture.attempt(
            .authenticator(digits), means, conversation: SendingFixture.id(1), tried: tried)
    }
}
