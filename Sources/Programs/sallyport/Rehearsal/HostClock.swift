import Identity
import Platform

/// Which day and which minute of the week it was on this host at so many seconds since 1970.
struct HostClock: Sendable {
    let day: @Sendable (Int64) -> CalendarDay
    let timeOfWeek: @Sendable (Int64) -> TimeOfWeek?

    static var own: Self {
        Self(day: { WallClock.day(at: $0) }, timeOfWeek: { WallClock.timeOfWeek(at: $0) })
    }
}
