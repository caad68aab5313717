/// A day of the Gregorian calendar, such as 2027-01-31, without a time zone.
package struct CalendarDay: Hashable, Comparable, Sendable {
    /// 1970 to 9999.
    package let year: Int
    /// 1 to 12.
    package let month: Int
    /// 1 to 31, as the month has it.
    package let day: Int

    /// So late that whatever has an end is over.
    package static let last = Self(year: 9999, month: 12, ofMonth: 31)

    private init(year: Int, month: Int, ofMonth day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Nil for a day that does not exist.
    package init?(year: Int, month: Int, day: Int) {
        guard (1970...9999).contains(year), (1...12).contains(month),
            (1...Self.length(of: month, in: year)).contains(day)
        else { return nil }
        self.init(year: year, month: month, ofMonth: day)
    }

    /// The day so long after 1970-01-01; ``last`` for what lies beyond.
    package init(daysSince1970 days: Int) {
        var (year, rest) = (1970, max(0, days))
        while year < 9999, rest >= (Self.isLeap(year) ? 366 : 365) {
            rest -= Self.isLeap(year) ? 366 : 365
            year += 1
        }
        var month = 1
        while month < 12, rest >= Self.length(of: month, in: year) {
            rest -= Self.length(of: month, in: year)
            month += 1
        }
        self = Self(year: year, month: month, day: rest + 1) ?? .last
    }

    /// Reads "2027-01-31" (RFC 3339 full-date).
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2],
            text.utf8.allSatisfy({
                $0 == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// How many days from this one to `later`; negative if that is earlier.
    package func days(until later: CalendarDay) -> Int { later.dayNumber - dayNumber }

    /// Days since 1970-01-01.
    private var dayNumber: Int {
        let ofYears = (1970..<year).reduce(0) { $0 + (Self.isLeap($1) ? 366 : 365) }
        return (1..<month).reduce(ofYears) { $0 + Self.length(of: $1, in: year) } + day - 1
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }
}

extension CalendarDay: CustomStringConvertible {
    package var description: String { "\(year)-\(Self.padded(month))-\(Self.padded(day))" }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
