package import Identity

/// What a clock and a calendar on the wall of this process's time zone (TZ, else the host's) show.
package struct LocalTime: Hashable, Sendable {
    package let day: CalendarDay
    /// 0 to 23.
    package let hour: Int
    /// 0 to 59.
    package let minute: Int
    /// Ahead of UTC.
    package let offsetSeconds: Int
    /// The zone as it is called at that time, such as `CEST`.
    package let zone: String

    package init(day: CalendarDay, hour: Int, minute: Int, offsetSeconds: Int, zone: String) {
        self.day = day
        self.hour = hour
        self.minute = minute
        self.offsetSeconds = offsetSeconds
        self.zone = zone
    }

    /// At so many seconds since the start of 1970, UTC; nil for what no calendar of ours has.
    package init?(at seconds: Int64) {
        guard let local = BrokenDownTime(at: seconds),
            let day = CalendarDay(year: local.year, month: local.month, day: local.day)
        else { return nil }
        self.init(
            day: day, hour: local.hour, minute: local.minute, offsetSeconds: local.offsetSeconds,
            zone: local.zone)
    }
}
