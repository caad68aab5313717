import Account
import Testing

@Suite struct `A success forgives` {
    private let now = Fixture.now
    private let nobody = KnownSources()

    @Test func `the failures of its own source, and costs nothing itself`() {
        var failures = Failures()
        for _ in 1...3 { failures.claim(.unknownHost, known: nobody, at: now) }
        for _ in 1...4 { failures.claim(.local, known: nobody, at: now) }
        succeed(&failures)
        #expect(failures.standing == 3 && failures.sources.map(\.source) == [.unknownHost])
        #expect(failures.forgiven == 4)
    }

    @Test func `nothing where nothing failed, however often it comes`() {
        var failures = Failures()
        for _ in 1...1_000 { succeed(&failures) }
        #expect(failures == Failures())
    }

    @Test func `a hundred at most, and ends the delay of its source all the same`() {
        var failures = Failures()
        for _ in 1...2 {
            for _ in 1...60 { failures.claim(.local, known: nobody, at: now) }
            succeed(&failures)
        }
        #expect(failures.forgiven == 100 && failures.standing == 20 && failures.sources.isEmpty)
        #expect(failures.admission(of: .local, known: nobody, at: now) == .admitted)
        for _ in 1...5 { failures.claim(.local, known: nobody, at: now) }
        succeed(&failures)
        #expect(failures.standing == 25)
        #expect(failures.admission(of: .local, known: nobody, at: now) == .admitted)
    }

    @Test func `a hundred more in thirty days`() {
        for (seconds, left) in [(0, 0), (25_919, 0), (25_920, 1), (2_592_000, 100), (.max / 2, 100)]
            as [(Int64, UInt16)]
        {
            var failures = Failures()
            for _ in 1...100 { failures.claim(.local, known: nobody, at: now) }
            failures.claim(.local, known: nobody, at: now)
            failures.clear(.local, at: now)
            #expect(failures.forgiven >= 99)
            let later = now + seconds
            let missing = 100 - failures.forgiven
            for _ in 1...99 { failures.claim(.local, known: nobody, at: later) }
            let standing = failures.standing
            succeed(&failures, at: later)
            #expect(standing - failures.standing == min(99, left + missing), "after \(seconds) s")
        }
    }

    @Test func `by another factor what every source did, within the same bound`() {
        var failures = Failures()
        for number in 1...100 as ClosedRange<UInt32> {
            failures.claim(Fixture.source(number), known: nobody, at: now)
        }
        failures.open(at: now)
        #expect(failures.standing == 0 && failures.forgiven == 100)
        for _ in 1...100 { failures.claim(.local, known: nobody, at: now) }
        failures.open(at: now)
        #expect(failures.standing == 100)
        failures.open(at: now + Failures.forgivingSeconds)
        #expect(failures.standing == 99)
    }

    private func succeed(_ failures: inout Failures, at now: Int64 = Fixture.now) {
        failures.claim(.local, known: nobody, at: now)
        failures.clear(.local, at: now)
    }
}
