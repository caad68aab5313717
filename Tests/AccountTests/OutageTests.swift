import Account
import Identity
import Testing
import Wire

/// What never left this host costs nobody's budget, and gives nobody one.
@Suite struct `While this host cannot send,` {
    private static let ours: [DeliveryFault] = [
        .notConfigured, .unreachable, .certificate, .credentials, .courier,
    ]
    private static let theirs: [DeliveryFault] = [.tooMany, .badDestination, .refused, .busy, .timedOut]
    private var account: Account
    private let now = Fixture.now

    init() throws { account = try SendingFixture.account() }

    /// Somewhere where nobody has seen the owner before, who tries it every five minutes.
    @Test(arguments: ours, [true, false])
    mutating func `an owner who travels is not shut out for a day`(fault: DeliveryFault, isRefused: Bool)
        throws
    {
        account.known.met(.local, at: now)
        for number in 1...20 as ClosedRange<UInt8> {
            try fail(isRefused ? .refused(fault) : .failed(fault), number, at: now + Int64(number) * 300)
        }
        #expect(try strangers(6, at: now + 7_000) == 6)
    }

    @Test(arguments: theirs)
    mutating func `what may have rung somewhere counts`(fault: DeliveryFault) throws {
        account.known.met(.local, at: now)
        for number in 1...6 as ClosedRange<UInt8> {
            try fail(.failed(fault), number, at: now + Int64(number) * 300)
        }
        #expect(try strangers(6, at: now + 7_000) == 0)
    }

    @Test func `every fault is of one kind or the other`() {
        #expect(Set(Self.ours + Self.theirs) == Set(DeliveryFault.allCases))
    }

    @Test mutating func `a code is not used up by it, and is asked for once a minute all the same`() throws {
        for number in 0..<5 as Range<Int64> {
            guard case .claimed(_, _, let delivery, _) = try account.send(at: now + number * 60) else {
                Issue.record("not claimed")
                return
            }
            #expect(account.conclude(delivery: delivery, .failed(.unreachable)) == true)
            let wait = try account.send(at: now + number * 60 + 1).refusal
            #expect(wait == .tooSoon(seconds: 59))
        }
        #expect(account.sentCodes.map(\.sendings) == [0])
        let rest = try [300, 360, 420, 480].map { try account.send(at: Fixture.now + $0) }
        #expect(rest.map(\.isAgain) == [true, true, true, nil] && rest[3].refusal == .sentOften)
    }

    /// What became of a notice, of another channel or of an earlier sending says nothing of the last one.
    @Test mutating func `only the sending that failed is given back`() throws {
        _ = try account.send()
        _ = try account.send(.sms, seed: 2)
        let contact = try #require(account.contacts[.email])
        let claimed = account.claimNotice(to: contact, .notice, at: now)
        let notice = try #require(claimed)
        #expect(account.conclude(delivery: notice, .failed(.courier)) == true)
        #expect(account.sentCodes.map(\.sendings) == [1, 1])
        #expect(account.conclude(delivery: 2, .failed(.courier)) == true)
        #expect(account.sentCodes.map(\.sendings) == [1, 0])
        _ = try account.send(at: now + 60)
        #expect(account.conclude(delivery: 1, .failed(.courier)) == true)
        #expect(account.sentCodes.map(\.sendings) == [2, 0])
        #expect(account.conclude(delivery: 4, .failed(.refused)) == true)
        #expect(account.sentCodes.map(\.sendings) == [2, 0])
    }

    /// Else a thief would wait for an outage to have a day's budget, and the letters of today, forgotten.
    @Test mutating func `nobody makes it forget what was sent today`() throws {
        #expect(try strangers(5, at: now) == 5)
        let contact = try #require(account.contacts[.sms])
        let notices = (1...20).compactMap { _ in account.claimNotice(to: contact, .notice, at: now + 600) }
        #expect(notices.count == Deliveries.mostNoticesADay)
        for number in 1...40 as ClosedRange<UInt8> {
            try fail(.failed(.courier), number, at: now + 1_000 + Int64(number) * 60)
        }
        #expect(account.deliveries.entries.count == Deliveries.most)
        #expect(account.claimNotice(to: contact, .notice, at: now + 5_000) == nil)
        #expect(try strangers(10, at: now + 6_000) == 5)
    }

    /// Asks so often as strangers from everywhere, and nobody knows what became of it.
    private mutating func strangers(_ count: UInt8, at start: Int64) throws -> Int {
        try (1...count).count { number in
            try account.send(
                seed: number, conversation: 100 + number, from: Fixture.source(UInt32(number)),
                at: start + Int64(number) * 60
            ).isAgain == false
        }
    }

    /// Asks in a conversation of its own, from one place where nobody knows the owner.
    private mutating func fail(_ fate: PastDelivery.Fate, _ conversation: UInt8, at now: Int64) throws {
        let sending = try account.send(
            seed: conversation, conversation: conversation, from: Fixture.source(77), at: now)
        guard case .claimed(_, _, let delivery, _) = sending else {
            Issue.record("\(sending)")
            return
        }
        #expect(account.conclude(delivery: delivery, fate) == true)
    }
}
