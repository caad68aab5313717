/// A minute of the week, by the clock and calendar of this host.
package struct TimeOfWeek: Hashable, Sendable {
    package static let minutesADay = 1_440
    package static let minutesAWeek = 10_080
    /// In a week.
    package static let hours = 168

    /// Since Monday 00:00: 0 to 10,079.
    package let minute: Int

    /// Nil for a minute that no week has.
    package init?(minute: Int) {
        guard (0..<Self.minutesAWeek).contains(minute) else { return nil }
        self.minute = minute
    }

    /// - Parameters:
    ///   - weekday: 0 is Monday, 6 is Sunday.
    ///   - minute: Of that day, 0 to 1,439.
    package init?(weekday: Int, minute: Int) {
        guard (0...6).contains(weekday), (0..<Self.minutesADay).contains(minute) else { return nil }
        self.minute = weekday * Self.minutesADay + minute
    }

    /// 0 is Monday, 6 is Sunday.
    package var weekday: Int { minute / Self.minutesADay }
    package var minuteOfDay: Int { minute % Self.minutesADay }
    /// Since Monday 00:00: 0 to 167.
    package var hour: Int { minute / 60 }
}
