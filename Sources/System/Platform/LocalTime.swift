private import Glibc
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
        var seconds = time_t(seconds)
        // SAFETY: both values outlive the call, which writes into the second alone; the name of the zone is libc's own
        // NUL-terminated text, which stays while the process keeps its zone.
        var local = unsafe tm()
        guard unsafe localtime_r(&seconds, &local) != nil,
            let day = unsafe CalendarDay(
                year: Int(local.tm_year) + 1_900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday))
        else { return nil }
        let zone = unsafe local.tm_zone.map { unsafe String(cString: $0) }
        unsafe self.init(
            day: day, hour: Int(local.tm_hour), minute: Int(local.tm_min),
            offsetSeconds: Int(local.tm_gmtoff), zone: zone ?? "")
    }
}
