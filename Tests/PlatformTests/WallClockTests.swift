import Glibc
import Identity
import Platform
import Testing

/// Each zone in a process of its own: the C library reads `TZ` once.
@Suite struct `The time of the week on this host's clock` {
    @Test func `is that of the zone, in winter and in summer`() async {
        await #expect(processExitsWith: .success) {
            // SAFETY: both texts are copied, and this process has no other thread that reads its environment.
            unsafe setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1)
            // Monday 2024-01-01 12:34:56 UTC; Sunday 2024-06-30 23:30 UTC, which is Monday there.
            guard WallClock.timeOfWeek(at: 1_704_112_496) == TimeOfWeek(weekday: 0, minute: 13 * 60 + 34)
            else { exit(1) }
            guard WallClock.timeOfWeek(at: 1_719_790_200) == TimeOfWeek(weekday: 0, minute: 90) else {
                exit(2)
            }
            guard WallClock.day(at: 1_719_790_200) == CalendarDay("2024-07-01") else { exit(3) }
        }
    }

    /// One hour comes twice, and one not at all.
    @Test func `goes on over a change of the clocks`() async {
        await #expect(processExitsWith: .success) {
            // SAFETY: both texts are copied, and this process has no other thread that reads its environment.
            unsafe setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1)
            let sunday = 6 * 1_440
            // 2024-03-31 00:59 and 01:00 UTC, 2024-10-27 00:30 and 01:30 UTC.
            for (seconds, minute) in [
                (1_711_846_740, 119), (1_711_846_800, 180), (1_729_989_000, 150), (1_729_992_600, 150),
            ] {
                guard WallClock.timeOfWeek(at: Int64(seconds))?.minute == sunday + minute else { exit(1) }
            }
        }
    }

    @Test func `runs from Monday to Sunday, west of Greenwich and east`() async {
        await #expect(processExitsWith: .success) {
            // SAFETY: both texts are copied, and this process has no other thread that reads its environment.
            unsafe setenv("TZ", "UTC+11:30", 1)
            // Sunday 2024-01-07 23:59 and the Monday after it, in that zone.
            guard WallClock.timeOfWeek(at: 1_704_713_340)?.minute == 10_079 else { exit(1) }
            guard WallClock.timeOfWeek(at: 1_704_713_400)?.minute == 0 else { exit(2) }
            guard WallClock.timeOfWeek(at: 0)?.weekday == 2 else { exit(3) }
        }
    }

    @Test(arguments: [.max, .min] as [Int64])
    func `is none in a year that no calendar has`(seconds: Int64) {
        #expect(WallClock.timeOfWeek(at: seconds) == nil)
        #expect(WallClock.day(at: seconds) == .last)
    }
}
