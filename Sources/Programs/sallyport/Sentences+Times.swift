import Identity
import Platform

/// How days, times and zones are written.
extension Sentences {
    /// Said where the times begin, and where the zone changes.
    static func zone(_ time: LocalTime) -> String { "Times are in \(zoneName(time))." }

    /// Such as `CET (UTC+01:00)`.
    static func zoneName(_ time: LocalTime) -> String {
        let minutes = abs(time.offsetSeconds) / 60
        let offset =
            (time.offsetSeconds < 0 ? "-" : "+") + "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
        return time.offsetSeconds == 0 && time.zone == "UTC" ? "UTC" : "\(time.zone) (UTC\(offset))"
    }

    /// Such as `Fri 21 Nov 14:02`, with the year if it is not the reader's.
    static func moment(_ time: LocalTime, inYear year: Int) -> String {
        let day = time.day
        let date = "\(weekday(of: day)) \(twoDigits(day.day)) \(months[day.month - 1])"
        return
            "\(date)\(day.year == year ? "" : " \(day.year)") \(twoDigits(time.hour)):\(twoDigits(time.minute))"
    }

    static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Such as `Fri`.
    static func weekday(of day: CalendarDay) -> String {
        // The first of all was a Thursday.
        weekdays[(CalendarDay(daysSince1970: 0).days(until: day) + 3) % 7]
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
