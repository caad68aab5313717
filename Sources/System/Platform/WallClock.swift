internal import CPlatform
package import Identity

/// The time of day, which people and administrators may set.
package enum WallClock {
    /// Since the start of 1970, UTC.
    package static func milliseconds() -> Int64 { platform_wall_clock_milliseconds() }

    /// The day of this host's calendar at so many seconds since the start of 1970, UTC; if nobody can say, the last of all.
    package static func day(at seconds: Int64) -> CalendarDay {
        var local = platform_day()
        // SAFETY: the structure outlives the call, which writes nothing beyond it.
        guard unsafe platform_local_day(seconds, &local),
            let day = CalendarDay(year: Int(local.year), month: Int(local.month), day: Int(local.day))
        else { return .last }
        return day
    }
}
