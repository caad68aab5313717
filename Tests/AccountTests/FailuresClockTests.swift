import Account
import Testing

@Suite struct `Failures under a clock that is not to be trusted` {
    private let now = Fixture.now
    private let nobody = KnownSources()

    @Test(arguments: [Int64.min, -1, 0, .max])
    func `hold at every time that it may show`(time: Int64) {
        var failures = Failures()
        for _ in 1...5 { failures.claim(.local, known: nobody, at: now) }
        _ = failures.admission(of: .local, known: nobody, at: time)
        failures.claim(.local, known: nobody, at: time)
        #expect((1...6).contains(failures.standing))
        failures.claim(.local, known: nobody, at: now)
        #expect(failures.standing >= 1)
        failures.clear(.local, at: time)
        failures.open(at: time)
    }

    @Test(arguments: [1, 1_000, 1_000_000, 4_000_000_000] as [Int64])
    func `make nobody wait longer than the delay after it went back, and free nobody`(back: Int64) {
        var failures = Failures()
        for _ in 1...5 { failures.claim(.local, known: nobody, at: now) }
        let earlier = now - back
        let isChanged = failures.settle(at: earlier)
        #expect(isChanged)
        #expect(failures.admission(of: .local, known: nobody, at: earlier) == .wait(32))
        #expect(failures.admission(of: .local, known: nobody, at: earlier + 31) == .wait(1))
        #expect(failures.admission(of: .local, known: nobody, at: earlier + 32) == .admitted)
        let isChangedAgain = failures.settle(at: earlier + 32)
        #expect(!isChangedAgain)
    }

    @Test func `age out as ever after it went back`() {
        var failures = Failures()
        for number in 1...100 { failures.claim(Fixture.source(UInt32(number)), known: nobody, at: now) }
        let earlier = now - 1_000_000_000
        let isChanged = failures.settle(at: earlier)
        #expect(isChanged)
        #expect(failures.standing(at: earlier + Failures.agingSeconds - 1) == 100)
        #expect(failures.standing(at: earlier + Failures.agingSeconds) == 99)
    }

    @Test func `are settled by the next claim, too`() {
        var failures = Failures()
        for _ in 1...5 { failures.claim(.unknownHost, known: nobody, at: now) }
        failures.claim(.local, known: nobody, at: now - 5_000)
        #expect(failures.sources.allSatisfy { $0.last == now - 5_000 })
    }

    /// Stored numbers may be anything that fits.
    @Test(arguments: [Int64.min, -1, 0, 1_800_000_000, .max])
    func `trap for nothing that may be stored`(time: Int64) {
        let entries = [FailureSource.local, .unknownHost].map {
            Failures.Entry(source: $0, count: .max, last: time)
        }
        let stored = Failures(
            standing: .max, agedUntil: time, sources: entries, forgiven: .max, forgivenUntil: time)
        let known = KnownSources(entries: [KnownSources.Entry(source: .local, last: time)])
        for now in [Int64.min, -1, 0, Fixture.now, .max] {
            for source in [FailureSource.local, .unknownHost, Fixture.source(1)] {
                var failures = stored
                _ = failures.admission(of: source, known: known, at: now)
                #expect(failures.triesLeft(of: source, known: known, at: now) >= 0)
                failures.claim(source, known: known, at: now)
                failures.takeBack(source)
                failures.clear(source, at: now)
                failures.open(at: now)
                failures.settle(at: now)
            }
        }
    }
}
