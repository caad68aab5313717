import Identity

extension WeekSpan {
    /// Reads days, times, or days and times with one space between: `Mon-Fri 08:00-18:00`.
    package init(_ text: String) throws(Mistake) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else { throw .form }
        let hasDays = parts.count == 2 || !text.prefix(1).allSatisfy(\.isDigit)
        let hasTimes = parts.count == 2 || !hasDays
        let days = hasDays ? try Self.days(in: parts[0]) : (first: 0, count: Self.daysAWeek)
        let times =
            hasTimes
            ? try Self.times(in: parts[parts.count - 1]) : (start: 0, length: TimeOfWeek.minutesADay)
        self.init(firstDay: days.first, dayCount: days.count, start: times.start, length: times.length)
    }

    package enum Mistake: Error, Hashable, Sendable {
        /// Neither days nor times.
        case form
        /// No day of the week, with the one that was probably meant.
        case day(String, meant: String?)
        /// No time from 00:00 to 24:00.
        case clock(String)
        case beginsAtEnd
        /// The days or the times end where they begin.
        case empty(String)
    }

    private static func days(in text: Substring) throws(Mistake) -> (first: Int, count: Int) {
        let names = text.split(separator: "-", omittingEmptySubsequences: false)
        guard names.count <= 2 else { throw .form }
        let first = try day(names[0])
        guard names.count == 2 else { return (first, 1) }
        let last = try day(names[1])
        guard first != last else { throw .empty(String(text)) }
        return (first, (last + daysAWeek - first) % daysAWeek + 1)
    }

    private static func day(_ text: Substring) throws(Mistake) -> Int {
        guard let day = dayNames.firstIndex(of: String(text)) else {
            throw .day(String(text), meant: dayNames.nearest(to: String(text)))
        }
        return day
    }

    private static func times(in text: Substring) throws(Mistake) -> (start: Int, length: Int) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { throw .form }
        let (start, end) = (try minute(ends[0]), try minute(ends[1]))
        guard start < TimeOfWeek.minutesADay else { throw .beginsAtEnd }
        guard start != end else { throw .empty(String(text)) }
        return (start, end > start ? end - start : end + TimeOfWeek.minutesADay - start)
    }

    /// Of the day: 0 to 1,440.
    private static func minute(_ text: Substring) throws(Mistake) -> Int {
        let fields = text.split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 2, fields.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isDigit) }),
            let hour = Int(fields[0]), let minute = Int(fields[1]), minute < 60,
            hour * 60 + minute <= TimeOfWeek.minutesADay
        else { throw .clock(String(text)) }
        return hour * 60 + minute
    }
}

extension Character {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) && isASCII }
}
