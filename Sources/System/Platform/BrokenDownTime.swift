internal import Glibc

/// A moment as the calendar and the clock of this process's time zone have it (`localtime_r`).
struct BrokenDownTime {
    let year: Int
    /// 1 to 12.
    let month: Int
    /// Of the month, 1 to 31.
    let day: Int
    /// 0 is Monday, 6 is Sunday.
    let weekday: Int
    /// 0 to 23.
    let hour: Int
    /// 0 to 59.
    let minute: Int
    /// Ahead of UTC.
    let offsetSeconds: Int
    /// The zone as it is called at that time, such as `CEST`.
    let zone: String

    /// At so many seconds since the start of 1970, UTC; nil where no `int` holds the year.
    init?(at seconds: Int64) {
        var seconds = time_t(seconds)
        // SAFETY: both values outlive the call, which writes into the second alone; the name of the zone is libc's own
        // NUL-terminated text, which stays while the process keeps its zone.
        var local = unsafe tm()
        guard unsafe localtime_r(&seconds, &local) != nil else { return nil }
        (year, month, day) = unsafe (
            Int(local.tm_year) + 1_900, Int(local.tm_mon) + 1, Int(local.tm_mday)
        )
        // C begins its week on Sunday.
        weekday = unsafe (Int(local.tm_wday) + 6) % 7
        (hour, minute) = unsafe (Int(local.tm_hour), Int(local.tm_min))
        offsetSeconds = unsafe Int(local.tm_gmtoff)
        zone = unsafe local.tm_zone.map { unsafe String(cString: $0) } ?? ""
    }
}
