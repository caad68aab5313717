import Account
import Testing

/// Two codes in a row end a wait, after a pause that keeps wrong ones from reaching the cap at once.
@Suite struct `The pause before two codes in a row` {
    private let now = Fixture.now
    private let nobody = KnownSources()
    private let home = FailureSource.local
    private let known: KnownSources

    init() {
        var known = KnownSources()
        known.met(.local, at: Fixture.now)
        self.known = known
    }

    private static let pauses =
        [
            (0, 0), (4, 0), (5, 30), (6, 30), (7, 30), (8, 32), (9, 64), (10, 112), (11, 112), (79, 112),
        ] as [(Int, Int64)]

    /// Failures of one source, and seconds from the last of them on.
    @Test(arguments: pauses)
    func `is an eighth of the wait, and at least 30 seconds`(count: Int, seconds: Int64) {
        let failures = failures(count)
        #expect(failures.admitsPair(of: home, at: now + seconds))
        #expect(count < 5 || !failures.admitsPair(of: home, at: now + seconds - 1))
    }

    @Test(arguments: [21, 79] as [UInt32])
    func `is none for a source that did nothing, whatever others did`(count: UInt32) {
        let failures = strangers(count)
        for source in [home, .unknownHost] {
            #expect(failures.admitsPair(of: source, at: now))
        }
    }

    @Test func `is none for a source that a success has cleared`() {
        var failures = failures(12)
        failures.claim(home, known: known, at: now)
        failures.clear(home, at: now)
        #expect(failures.admitsPair(of: home, at: now))
    }

    /// Ahead of the clock, as failures are after it was set back, they are none that happened long ago.
    @Test func `is not over at a time before the last failure`() {
        let failures = failures(5)
        for time in [now - 1, now - 86_400, .min] {
            #expect(!failures.admitsPair(of: home, at: time))
        }
        #expect(failures.admitsPair(of: home, at: .max))
    }

    @Test func `is over before the wait is, and after it, at every number of failures`() {
        for count in 5...99 {
            let (failures, delay) = (failures(count), Failures.delay(after: UInt16(count)))
            #expect(failures.admitsPair(of: home, at: now + delay - 1), "after \(count)")
            #expect(failures.admitsPair(of: home, at: now + delay), "after \(count)")
        }
    }

    @Test func `keeps wrong ones of one source from the cap for hours`() {
        var (failures, time) = (Failures(), now)
        for _ in 0..<Failures.most {
            while !failures.admitsPair(of: home, at: time) { time += 1 }
            failures.claim(home, known: nobody, at: time)
        }
        #expect(failures.admission(of: home, known: nobody, at: time) == .shut)
        #expect(time - now > 2 * 3_600)
    }

    private func failures(_ count: Int) -> Failures {
        var failures = Failures()
        for _ in 0..<count { failures.claim(home, known: nobody, at: now) }
        return failures
    }

    private func strangers(_ count: UInt32) -> Failures {
        var failures = Failures()
        for number in 0..<count { failures.claim(Fixture.source(number), known: known, at: now) }
        return failures
    }
}
