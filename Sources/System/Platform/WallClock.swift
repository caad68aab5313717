internal import CPlatform
package import Identity

/// The time of day, which people and administrators may set.
package enum WallClock {
    /// Since the start of 1970, UTC.
    package static func milliseconds() -> Int64 { platform_wall_clock_milliseconds() }

    /// The day of this host's calendar at so many seconds since the start of 1970, UTC; if nobody can say, the last of all.
    package static func day(at seconds: Int64) -> CalendarDay {
        let day = local(seconds).flatMap {
            CalendarDay(year: Int($0.year), month: Int($0.month), day: Int($0.day))
        }
        return day ?? .last
    }

    /// The minute of the week on this host's clock at so many seconds since the start of 1970, UTC; nil if nobody can say.
    package static func timeOfWeek(at seconds: Int64) -> TimeOfWeek? {
        local(seconds).flatMap { TimeOfWeek(weekday: Int($0.weekday), minute: Int($0.minute)) }
    }

    private static func local(_ seconds: Int64) -> platform_day? {
        var local = platform_day()
        // SAFETY: the structure outlives the call, which writes nothing beyond it.
        return unsafe platform_local_day(seconds, &local) ? local : nil
    }
}
