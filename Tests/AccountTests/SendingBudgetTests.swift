import Account
import Identity
import Testing

/// A stolen password makes nobody's phone ring all night, and takes no code from the owner.
@Suite struct `The budget of sendings` {
    private static let day: Int64 = 86_400
    private var account: Account
    private let now = Fixture.now

    init() throws { account = try SendingFixture.account() }

    @Test mutating func `is ten a day for all strangers, where nobody is known`() throws {
        #expect(try ask(20) { Fixture.source(UInt32($0)) } == 10)
        #expect(try refusal(at: now + Self.day - 1) == .tooManyToday)
        #expect(try refusal(at: now + Self.day) == nil)
        #expect(try refusal(at: now + Self.day + 60) == nil)
    }

    @Test mutating func `is six a day for any one stranger`() throws {
        #expect(try ask(10) { _ in .local } == 6)
        #expect(try ask(10, from: 10) { _ in Fixture.source(5) } == 4)
    }

    @Test mutating func `is six a day for strangers once the owner is known, who is not bounded here`() throws
    {
        account.known.met(.local, at: now)
        #expect(try ask(20) { Fixture.source(UInt32($0)) } == 6)
        #expect(try ask(100, from: 20) { _ in .local } == 100)
        #expect(try refusal(at: now + 8_000) == .tooManyToday)
        #expect(account.deliveries.entries.count { $0.source != nil } == 6)
    }

    /// Whoever was known is a stranger again after ninety days.
    @Test mutating func `keeps nothing for an owner who was not seen for long`() throws {
        account.known.met(.local, at: now - KnownSources.lifetimeSeconds)
        #expect(try ask(20) { Fixture.source(UInt32($0)) } == 10)
    }

    /// Nobody can tell how long ago it was: it counts from now on.
    @Test mutating func `holds when the clock goes back`() throws {
        #expect(try ask(20) { Fixture.source(UInt32($0)) } == 10)
        let back = now - 30 * Self.day
        #expect(try refusal(at: back) == .tooManyToday)
        #expect(try refusal(at: back + Self.day - 1) == .tooManyToday)
        #expect(try refusal(at: back + Self.day) == nil)
    }

    @Test mutating func `is twelve letters a day beside the codes`() throws {
        let contact = try #require(account.contacts[.email])
        let claimed = (1...50).compactMap { number in
            account.claimNotice(to: contact, number.isMultiple(of: 2) ? .notice : .message, at: now)
        }
        #expect(claimed == Array(1...12))
        #expect(try ask(20) { Fixture.source(UInt32($0)) } == 10)
        #expect(account.claimNotice(to: contact, .notice, at: now + Self.day - 1) == nil)
        #expect(account.claimNotice(to: contact, .notice, at: now + Self.day) == 23)
    }

    /// Nothing that counts is forgotten within a day, whatever comes in between, and nothing is remembered for ever.
    @Test mutating func `remembers a day, and so many letters`() throws {
        let contact = try #require(account.contacts[.sms])
        for day in 0..<3 as Range<Int64> {
            let start = now + day * Self.day
            account.known = KnownSources()
            #expect(try ask(20, at: start) { Fixture.source(UInt32($0)) } == 10)
            let letters = (1...50).compactMap { _ in account.claimNotice(to: contact, .notice, at: start) }
            #expect(letters.count == Deliveries.mostNoticesADay)
            account.known.met(.local, at: start)
            #expect(try ask(100, from: 20, at: start) { _ in .local } == 100)
            #expect(account.claimNotice(to: contact, .notice, at: start + 8_000) == nil)
            #expect(account.deliveries.entries.count == Deliveries.most)
            #expect(account.deliveries.entries.count { $0.source != nil } == 10)
        }
    }

    /// Asks so often, each time a minute later and in a conversation of its own; the time is within one day.
    ///
    /// - Returns: how many were sent.
    private mutating func ask(
        _ count: UInt8, from first: UInt8 = 0, at start: Int64 = Fixture.now,
        _ source: (UInt8) -> FailureSource
    ) throws -> Int {
        try (first..<first + count).count { number in
            let sending = try account.send(
                seed: number, conversation: number, from: source(number), at: start + Int64(number) * 60)
            #expect(sending.isAgain == false || sending.refusal == .tooManyToday)
            return sending.isAgain != nil
        }
    }

    /// Why nothing is sent to somebody who was never there before; nil if it is.
    private mutating func refusal(at now: Int64) throws -> SendingRefusal? {
        try account.send(.sms, conversation: 99, from: Fixture.source(99), at: now, life: 60).refusal
    }
}
