/// A second of Coordinated Universal Time, as people read it: `2026-11-22 03:14 UTC`.
package struct PointInTime: Hashable, Sendable, CustomStringConvertible {
    /// Since 1970-01-01 00:00 UTC; what lies before counts as that.
    package let seconds: Int64

    package init(seconds: Int64) {
        self.seconds = max(0, seconds)
    }

    package var day: CalendarDay { CalendarDay(daysSince1970: Int(seconds / 86_400)) }

    package var description: String {
        let minutes = Int(seconds % 86_400 / 60)
        return "\(day) \(Self.padded(minutes / 60)):\(Self.padded(minutes % 60)) UTC"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
