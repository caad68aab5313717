import Account
import Testing

@Suite struct `Failures that stand against an account` {
    private let now = Fixture.now
    private let nobody = KnownSources()

    @Test(arguments: [0, 1, 4, 5, 6, 9, 10, 11, 100, UInt16.max])
    func `delay by a table`(count: UInt16) {
        let expected: Int64 =
            switch count {
            case ...4: 0
            case 5...9: 1 << Int64(count)
            default: 900
            }
        #expect(Failures.delay(after: count) == expected)
    }

    @Test func `age out at ten in thirty days`() {
        var failures = Failures()
        for number in 0..<20 { failures.claim(Fixture.source(UInt32(number % 10)), known: nobody, at: now) }
        let day: Int64 = 86_400
        for (days, standing) in [(0, 20), (2, 20), (3, 19), (30, 10), (59, 1), (60, 0), (600, 0)]
            as [(Int64, UInt16)]
        {
            #expect(failures.standing(at: now + days * day) == standing, "after \(days) days")
        }
    }

    @Test func `open a shut account again with time`() {
        var failures = Failures()
        for number in 0..<100 { failures.claim(Fixture.source(UInt32(number)), known: nobody, at: now) }
        let opening = now + Failures.agingSeconds
        #expect(failures.admission(of: .local, known: nobody, at: opening - 1) == .shut)
        #expect(failures.admission(of: .local, known: nobody, at: opening) == .admitted)
    }

    /// What aged out of one source is not cleared a second time, at the expense of another.
    @Test func `keep those of others when a source whose own have aged out succeeds`() {
        var failures = Failures()
        for _ in 1...4 { failures.claim(.local, known: nobody, at: now) }
        let later = now + 90 * 86_400
        for _ in 1...20 { failures.claim(.unknownHost, known: nobody, at: later) }
        failures.claim(.local, known: nobody, at: later)
        failures.clear(.local, at: later)
        #expect(failures.standing(at: later) == 20)
    }

    @Test func `begin a period of their own after none stood`() {
        var failures = Failures()
        failures.claim(.local, known: nobody, at: now)
        let later = now + Failures.agingSeconds * 5 / 2
        failures.claim(.local, known: nobody, at: later)
        #expect(failures.standing(at: later + Failures.agingSeconds - 1) == 1)
        #expect(failures.standing(at: later + Failures.agingSeconds) == 0)
    }

    @Test func `never stand beyond the cap, whoever is judged there`() {
        var failures = Failures()
        for number in 0..<100 { failures.claim(Fixture.source(UInt32(number)), known: nobody, at: now) }
        let before = failures.sources
        for source in [Fixture.source(99), .local] { failures.claim(source, known: nobody, at: now + 5) }
        #expect(failures.standing == 100)
        #expect(failures.sources.map(\.count) == before.map(\.count))
    }

    @Test func `count each of a hundred claims at once, and a claim that is taken back not at all`() {
        var failures = Failures()
        for _ in 1...64 { failures.claim(.local, known: nobody, at: now) }
        #expect(failures.standing == 64 && failures.sources.map(\.count) == [64])
        for _ in 1...63 { failures.takeBack(.local) }
        #expect(failures.standing == 1 && failures.sources.map(\.count) == [1])
        failures.takeBack(.local)
        #expect(failures == Failures())
        failures.takeBack(.local)
        #expect(failures == Failures())
    }

    @Test func `are all gone when an administrator says so`() {
        var failures = Failures()
        for _ in 1...7 { failures.claim(.local, known: nobody, at: now) }
        failures.clear(.local, at: now)
        failures.claim(.unknownHost, known: nobody, at: now)
        failures.clearAll()
        #expect(failures == Failures())
    }
}
