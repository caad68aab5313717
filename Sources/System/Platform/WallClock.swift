internal import CPlatform
package import Identity

/// The time of day, which people and administrators may set.
package enum WallClock {
    /// Since the start of 1970, UTC.
    package static func milliseconds() -> Int64 { platform_wall_clock_milliseconds() }

    /// The day of this host's calendar at so many seconds since the start of 1970, UTC; if nobody can say, the last of all.
    package static func day(at seconds: Int64) -> CalendarDay { LocalTime(at: seconds)?.day ?? .last }

    /// The minute of the week on this host's clock at so many seconds since the start of 1970, UTC; nil if nobody can say.
    package static func timeOfWeek(at seconds: Int64) -> TimeOfWeek? {
        BrokenDownTime(at: seconds).flatMap {
            TimeOfWeek(weekday: $0.weekday, minute: $0.hour * 60 + $0.minute)
        }
    }
}
