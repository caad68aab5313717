package import Identity

/// A stretch of the week that comes back, by the clock and calendar of the host: `Mon-Fri 08:00-18:00`, `Sat`, `22:00-06:00`.
///
/// One that goes over midnight belongs to the day on which it begins: `Fri 22:00-06:00` ends on Saturday.
package struct WeekSpan: Hashable, Sendable {
    static let dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    static let daysAWeek = 7

    /// 0 is Monday, 6 is Sunday; 0 where every day is meant.
    let firstDay: Int
    /// 1 to 7, counted from ``firstDay`` over the end of the week.
    let dayCount: Int
    /// The minute of each day at which it begins: 0 to 1,439.
    let start: Int
    /// In minutes from ``start``, which is still in and the end not: 1 to 1,440.
    let length: Int

    init(firstDay: Int, dayCount: Int, start: Int, length: Int) {
        self.firstDay = dayCount == Self.daysAWeek ? 0 : firstDay
        self.dayCount = dayCount
        self.start = start
        self.length = length
    }

    package func contains(_ time: TimeOfWeek) -> Bool {
        let since = time.minuteOfDay - start
        if since >= 0 { return since < length && begins(on: time.weekday) }
        return since + TimeOfWeek.minutesADay < length && begins(on: time.weekday + Self.daysAWeek - 1)
    }

    /// Whether every minute of `narrower` is in this span.
    package func covers(_ narrower: WeekSpan) -> Bool {
        WeekMinutes(of: [self]).covers(WeekMinutes(of: [narrower]))
    }

    /// Counts the days from Monday of some week on.
    private func begins(on day: Int) -> Bool {
        (day + Self.daysAWeek - firstDay) % Self.daysAWeek < dayCount
    }
}

extension WeekSpan: CustomStringConvertible {
    /// The days and the times, each where they say something.
    package var description: String {
        let isWholeDay = start == 0 && length == TimeOfWeek.minutesADay
        if isWholeDay { return days }
        return dayCount == Self.daysAWeek ? times : "\(days) \(times)"
    }

    private var days: String {
        let first = Self.dayNames[firstDay]
        return dayCount == 1
            ? first : "\(first)-\(Self.dayNames[(firstDay + dayCount - 1) % Self.daysAWeek])"
    }

    private var times: String {
        let end = start + length
        let isNextDay = end > TimeOfWeek.minutesADay
        return "\(Self.clock(start))-\(Self.clock(isNextDay ? end - TimeOfWeek.minutesADay : end))"
    }

    private static func clock(_ minute: Int) -> String {
        "\(padded(minute / 60)):\(padded(minute % 60))"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
