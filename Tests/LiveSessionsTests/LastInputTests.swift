import LiveSessions
import Testing

/// Input, as a terminal tells it by the wall clock, and what it is worth on the boot clock.
@Suite struct `The last input of a session` {
    private let seen = LastInput(moment: 100_000, stamp: 5_000)
    private static let opened = BothClocks(wall: 4_900, boot: 0)

    private func updated(_ stamp: Int64, wall: Int64, boot: Int64) -> LastInput {
        seen.updated(stamp: stamp, now: BothClocks(wall: wall, boot: boot), opened: Self.opened)
    }

    private static func updated(
        _ input: LastInput, stamp: Int64, unread: UInt32, wall: Int64, boot: Int64
    ) -> LastInput {
        input.updated(stamp: stamp, unread: unread, now: BothClocks(wall: wall, boot: boot), opened: opened)
    }

    @Test func `stays what it was while its source says the same`() {
        #expect(updated(5_000, wall: 9_000, boot: 4_100_000) == seen)
        #expect(updated(5_000, wall: 1, boot: 4_100_000) == seen)
    }

    @Test func `is as old as the clocks say`() {
        #expect(updated(5_400, wall: 5_410, boot: 510_000) == LastInput(moment: 500_000, stamp: 5_400))
    }

    @Test(arguments: [-900_000_000, -36_000, -3_600, 3_600, 36_000, 900_000_000] as [Int64])
    func `is where it was, though the clock was set after it, or before it`(step: Int64) {
        #expect(updated(5_400, wall: 5_410 + step, boot: 510_000).moment == 500_000)
        #expect(updated(5_400 + step, wall: 5_410 + step, boot: 510_000).moment == 500_000)
    }

    /// The clock went an hour ahead, then came input, then two hours passed.
    @Test func `is later than it was by no more than the clock was set`() {
        #expect(updated(5_000 + 3_600, wall: 5_000 + 10_800, boot: 7_300_000).moment == 3_700_000)
    }

    @Test(
        arguments: [
            (stamp: 8_000, wall: 5_410, moment: 510_000), (stamp: 4_000, wall: 5_410, moment: 100_000),
            (stamp: .max, wall: 0, moment: 510_000), (stamp: .max, wall: .min, moment: 510_000),
            (stamp: .min, wall: .max, moment: 510_000), (stamp: .min, wall: 0, moment: 510_000),
        ] as [(stamp: Int64, wall: Int64, moment: Int64)])
    func `is never in the future, and never before what was seen, wherever the clock went`(
        stamp: Int64, wall: Int64, moment: Int64
    ) {
        #expect(updated(stamp, wall: wall, boot: 510_000).moment == moment)
    }

    /// What is typed while `make` runs waits until somebody reads it.
    @Test func `is what was typed, before anybody reads it`() {
        let typed = Self.updated(seen, stamp: 5_000, unread: 12, wall: 5_410, boot: 510_000)
        #expect(typed == LastInput(moment: 510_000, stamp: 5_000, unread: 12))
        let later = Self.updated(typed, stamp: 5_000, unread: 12, wall: 5_510, boot: 610_000)
        #expect(later == typed)
        let more = Self.updated(later, stamp: 5_000, unread: 13, wall: 5_610, boot: 710_000)
        #expect(more.moment == 710_000)
        let read = Self.updated(more, stamp: 5_650, unread: 0, wall: 5_660, boot: 760_000)
        #expect(read == LastInput(moment: 750_000, stamp: 5_650))
    }

    /// As when Ctrl-C throws it away.
    @Test func `is not what goes without being read`() {
        let waiting = LastInput(moment: 100_000, stamp: 5_000, unread: 12)
        let gone = Self.updated(waiting, stamp: 5_000, unread: 0, wall: 5_410, boot: 510_000)
        #expect(gone == LastInput(moment: 100_000, stamp: 5_000))
    }
}
