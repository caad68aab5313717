import Account
import Testing

/// What nobody can guess is judged beyond the cap: at the pace of its own source.
@Suite struct `A source waits for its own failures` {
    private let now = Fixture.now
    private let nobody = KnownSources()

    /// Failures of a source, and how long it waits right after the last of them.
    @Test(
        arguments: [(0, 0), (1, 0), (4, 0), (5, 32), (6, 64), (9, 512), (10, 900), (100, 900)]
            as [(Int, Int64)])
    func `by a table`(count: Int, seconds: Int64) {
        var failures = Failures()
        for _ in 0..<count { failures.claim(.local, known: nobody, at: now) }
        #expect(failures.ownWait(of: .local, at: now) == seconds)
        #expect(failures.ownWait(of: .local, at: now + seconds) == 0)
        #expect(failures.ownWait(of: .local, at: .max) == 0)
        #expect(seconds == 0 || failures.ownWait(of: .local, at: now + seconds - 1) == 1)
    }

    @Test func `and for those of no other, however many stand`() {
        var failures = Failures()
        for number in 0..<UInt32(Failures.most) {
            failures.claim(Fixture.source(number), known: nobody, at: now)
        }
        #expect(failures.admission(of: .local, known: nobody, at: now) == .shut)
        #expect(failures.ownWait(of: .local, at: now) == 0)
    }

    /// There its tries are not counted any more, and the time of the last one is.
    @Test func `beyond the cap from its last try on`() {
        var failures = Failures()
        for _ in 1...100 { failures.claim(.local, known: nobody, at: now) }
        for time in [now + 900, now + 1_800] {
            #expect(failures.ownWait(of: .local, at: time) == 0)
            let isCounted = failures.claim(.local, known: nobody, at: time)
            #expect(!isCounted)
            #expect(failures.ownWait(of: .local, at: time) == 900)
        }
        #expect(failures.standing == 100)
    }

    @Test func `no longer than the longest, whatever the clock says`() {
        var failures = Failures()
        for _ in 1...10 { failures.claim(.local, known: nobody, at: now) }
        for time in [now - 86_400, 0, .min] { #expect(failures.ownWait(of: .local, at: time) == 900) }
    }

    @Test func `and begins anew once those have aged out`() {
        var failures = Failures()
        for _ in 1...10 { failures.claim(.local, known: nobody, at: now) }
        let later = now + 6 * Failures.agingSeconds
        failures.claim(.local, known: nobody, at: later)
        #expect(failures.ownWait(of: .local, at: later) == 32)
    }
}
