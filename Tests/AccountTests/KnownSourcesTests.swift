import Account
import Testing

@Suite struct `Where the owner was` {
    private let now = Fixture.now
    private let day: Int64 = 86_400

    @Test func `is known for ninety days`() {
        var known = KnownSources()
        #expect(known.isEmpty(at: now))
        known.met(.local, at: now)
        for (days, isKnown) in [(0, true), (89, true), (90, false), (10_000, false)] as [(Int64, Bool)] {
            #expect(known.contains(.local, at: now + days * day) == isKnown)
            #expect(known.isEmpty(at: now + days * day) != isKnown)
        }
        #expect(!known.contains(Fixture.source(1), at: now))
    }

    @Test func `is known for longer when the owner comes again`() {
        var known = KnownSources()
        for days in [0, 50, 100] as [Int64] { known.met(.local, at: now + days * day) }
        #expect(known.entries.count == 1 && known.contains(.local, at: now + 189 * day))
    }

    @Test func `is never a host without an address`() {
        var known = KnownSources()
        known.met(.unknownHost, at: now)
        #expect(known == KnownSources())
        known = KnownSources(entries: [KnownSources.Entry(source: .unknownHost, last: now)])
        #expect(!known.contains(.unknownHost, at: now))
    }

    @Test func `are thirty-two places at most, the one of longest ago goes`() {
        var known = KnownSources()
        for number in 1...32 as ClosedRange<UInt32> {
            known.met(Fixture.source(number), at: now + Int64(number))
        }
        known.met(Fixture.source(1), at: now + 40)
        known.met(.local, at: now + 41)
        #expect(known.entries.count == 32)
        #expect(!known.contains(Fixture.source(2), at: now + 41))
        #expect(known.contains(Fixture.source(1), at: now + 41))
    }

    @Test func `is forgotten with the next proof elsewhere once it is too long ago`() {
        var known = KnownSources()
        known.met(.local, at: now)
        known.met(Fixture.source(1), at: now + 90 * day)
        #expect(known.entries.map(\.source) == [Fixture.source(1)])
    }

    @Test func `is not known for longer because a clock was ahead`() {
        var known = KnownSources()
        known.met(.local, at: now + 1_000_000_000)
        #expect(known.contains(.local, at: now))
        known.met(Fixture.source(1), at: now)
        #expect(!known.contains(.local, at: now + 90 * day))
    }

    @Test func `is both a key and its network, and only the key is no stranger to the budgets`() {
        var known = KnownSources()
        known.met(Attack.key, beside: Attack.home, at: now)
        #expect(known.contains(Attack.key, at: now) && known.contains(Attack.home, at: now))
        #expect(known.entries.map(\.hasShare) == [false, true])
        known.met(Attack.home, beside: Attack.home, at: now + 1)
        known.met(Attack.key, beside: Attack.home, at: now + 2)
        #expect(known.entries.map(\.hasShare) == [true, true])
    }

    @Test func `is no network that came as a name`() {
        var known = KnownSources()
        known.met(Attack.key, beside: .unknownHost, at: now)
        #expect(known.entries.map(\.source) == [Attack.key])
    }

    /// Else strangers and a guesser in the owner's network together leave nothing to the owner's key.
    @Test func `leaves to a key what strangers may not use, whoever guesses in its network`() {
        var (known, failures) = (KnownSources(), Failures())
        known.met(Attack.key, beside: Attack.home, at: now)
        for number in 0..<200 as Range<UInt32> {
            failures.claim(Fixture.source(number), known: known, at: now)
            failures.claim(Attack.home, known: known, at: now)
        }
        #expect(failures.standing == Failures.mostByStrangers)
        #expect(failures.admission(of: Attack.key, known: known, at: now) == .admitted)
    }

    @Test(arguments: [Int64.min, -1, 0, .max])
    func `holds at every time that a clock may show`(time: Int64) {
        var known = KnownSources(entries: [KnownSources.Entry(source: .local, last: time)])
        for now in [Int64.min, 0, now, .max] {
            _ = known.contains(.local, at: now)
            known.met(Fixture.source(1), at: now)
            #expect(known.contains(Fixture.source(1), at: now))
        }
    }
}
