import Identity

/// All the minutes of a week that some spans have together, to compare lists of them.
struct WeekMinutes: Hashable {
    static let whole = Self(ranges: [0..<TimeOfWeek.minutesAWeek])

    /// Since Monday 00:00, sorted; no two of them touch, and none goes over the end of the week.
    let ranges: [Range<Int>]

    private init(ranges: [Range<Int>]) {
        self.ranges = ranges
    }

    init(of spans: [WeekSpan]) {
        let sorted = spans.flatMap(\.stretches).sorted { $0.lowerBound < $1.lowerBound }
        ranges = sorted.reduce(into: []) { joined, next in
            if let last = joined.last, next.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, next.upperBound)
            } else {
                joined.append(next)
            }
        }
    }

    func covers(_ narrower: Self) -> Bool {
        narrower.ranges.allSatisfy { range in ranges.contains { $0.contains(range) } }
    }

    func overlaps(_ other: Self) -> Bool {
        ranges.contains { range in other.ranges.contains { $0.overlaps(range) } }
    }
}

extension WeekSpan {
    /// One for each day, two where the day's goes over the end of the week.
    fileprivate var stretches: [Range<Int>] {
        (firstDay..<firstDay + dayCount).flatMap { day -> [Range<Int>] in
            let begin = day % Self.daysAWeek * TimeOfWeek.minutesADay + start
            let over = begin + length - TimeOfWeek.minutesAWeek
            return over > 0
                ? [begin..<TimeOfWeek.minutesAWeek, 0..<over] : [begin..<begin + length]
        }
    }
}
