import Account
import Identity
import OneTimePassword
import Testing

/// What an account learns from a login that was let in, asked or not.
@Suite struct `A login that was let in` {
    private var account: Account
    private let now = Fixture.now
    private let day = DeviceFixture.day
    private let monday = TimeOfWeek(minute: 0)

    init() throws {
        account = try Fixture.account(try Phone())
    }

    @Test mutating func `teaches when the account is used`() {
        learn(at: now, true)
        #expect(account.habits.hours[0] == 1 && account.habits.lastLogin == now)
        learn(at: now + 3_599, false)
        learn(at: now + 3_600, true)
    }

    @Test mutating func `makes no place known`() {
        learn(from: [Attack.key, Attack.home], at: now, true)
        #expect(account.known == KnownSources())
    }

    @Test mutating func `keeps known what is, with at most one change a day`() {
        account.known.met(Attack.key, beside: Attack.home, at: now)
        learn(at: now + day - 2)
        learn(from: [Attack.key, Attack.home], at: now + day - 1, false)
        learn(from: [Attack.home], at: now + day, true)
        #expect(account.known.entries.map(\.last) == [now + day, now])
        #expect(account.known.entries.map(\.hasShare) == [false, true])
        for days in 2...200 as ClosedRange<Int64> { learn(from: [Attack.home], at: now + days * day) }
        #expect(account.known.contains(Attack.home, at: now + 200 * day))
        #expect(!account.known.contains(Attack.key, at: now + 200 * day))
    }

    @Test mutating func `does not bring back what was known too long ago`() {
        account.known.met(.local, at: now)
        learn(from: [.local], at: now + 90 * day)
        #expect(!account.known.contains(.local, at: now + 90 * day))
    }

    @Test mutating func `after the clock went back takes what lies ahead for now`() throws {
        account.known.met(.local, at: now + 1_000)
        try account.remember(1, at: now + 1_000)
        learn(at: now)
        learn(from: [.local], at: now + 1, true)
        #expect(account.known.entries.map(\.last) == [now + 1])
        #expect(account.devices.entries.map(\.lastProof) == [now])
    }

    /// A proof alone makes a place known: the source of its budget, and the network of a key.
    @Test mutating func `by a proof makes its key and its network known`() throws {
        let phone = try Phone(seed: 7)
        account = try Fixture.account(phone)
        let code = phone.code(at: now)
        let attempt = { (isAfterFirstFactor: Bool) in
            Attempt(
                code: .authenticator(code), source: Attack.key, means: [.totp], now: Fixture.now,
                epoch: Fixture.epoch, isAfterFirstFactor: isAfterFirstFactor, network: Attack.home)
        }
        var copy = account
        var judgement = copy.judge(attempt(true))
        #expect(judgement.isAccepted)
        #expect(copy.known.entries.map(\.source) == [Attack.home, Attack.key])
        copy = account
        judgement = copy.judge(attempt(false))
        #expect(judgement.isAccepted)
        #expect(copy.known == KnownSources())
    }

    /// `isChanged`: what is expected, where it matters.
    private mutating func learn(
        from sources: [FailureSource] = [], at now: Int64, _ isChanged: Bool? = nil
    ) {
        let isOther = account.learn(monday, hasTerminal: true, from: sources, at: now)
        #expect(isChanged == nil || isOther == isChanged)
    }
}
