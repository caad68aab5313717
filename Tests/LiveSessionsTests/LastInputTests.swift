import LiveSessions
import Testing

/// Input, as a terminal tells it by the wall clock, and what it is worth on the boot clock.
@Suite struct `The last input of a session` {
    private let seen = LastInput(moment: 100_000, stamp: 5_000)

    @Test func `stays what it was while its source says the same`() {
        #expect(seen.updated(stamp: 5_000, wall: 9_000, boot: 4_100_000) == seen)
        #expect(seen.updated(stamp: 5_000, wall: 1, boot: 4_100_000) == seen)
    }

    @Test func `is as old as the clocks say`() {
        let later = seen.updated(stamp: 5_400, wall: 5_410, boot: 510_000)
        #expect(later == LastInput(moment: 500_000, stamp: 5_400))
    }

    @Test(
        arguments: [
            (stamp: 8_000, wall: 5_410, moment: 510_000), (stamp: 4_000, wall: 5_410, moment: 100_000),
            (stamp: 5_400, wall: 900_000_000, moment: 100_000), (stamp: .max, wall: 0, moment: 510_000),
        ] as [(stamp: Int64, wall: Int64, moment: Int64)])
    func `is never in the future, and never before what was seen, wherever the clock went`(
        stamp: Int64, wall: Int64, moment: Int64
    ) {
        #expect(seen.updated(stamp: stamp, wall: wall, boot: 510_000).moment == moment)
    }

    /// What is typed while `make` runs waits until somebody reads it.
    @Test func `is what was typed, before anybody reads it`() {
        let typed = seen.updated(stamp: 5_000, unread: 12, wall: 5_410, boot: 510_000)
        #expect(typed == LastInput(moment: 510_000, stamp: 5_000, unread: 12))
        let later = typed.updated(stamp: 5_000, unread: 12, wall: 5_510, boot: 610_000)
        #expect(later == typed)
        let more = later.updated(stamp: 5_000, unread: 13, wall: 5_610, boot: 710_000)
        #expect(more.moment == 710_000)
        let read = more.updated(stamp: 5_650, unread: 0, wall: 5_660, boot: 760_000)
        #expect(read == LastInput(moment: 750_000, stamp: 5_650))
    }

    /// As when Ctrl-C throws it away.
    @Test func `is not what goes without being read`() {
        let waiting = LastInput(moment: 100_000, stamp: 5_000, unread: 12)
        let gone = waiting.updated(stamp: 5_000, unread: 0, wall: 5_410, boot: 510_000)
        #expect(gone == LastInput(moment: 100_000, stamp: 5_000))
    }
}
