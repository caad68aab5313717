import Identity

/// When in the week an account is used.
struct HourHabit {
    /// Uses without which nothing is a habit yet.
    static let enoughUses = 30
    /// Less than one use in so many is unusual.
    static let rareShare = 50

    private let hours: [UInt8]

    /// `hours` has one count for each of the 168 hours from Monday 00:00 on, or is empty.
    init(_ hours: [UInt8]) {
        self.hours = hours.count == TimeOfWeek.hours ? hours : []
    }

    /// Whether the account is hardly ever used around that time of day, or on that day of the week; never of an account that
    /// was used little.
    func isUnusual(_ time: TimeOfWeek) -> Bool {
        let all = hours.reduce(0) { $0 + Int($1) }
        guard all >= Self.enoughUses else { return false }
        return [aroundTimeOfDay(time), onWeekday(time)].contains { $0 * Self.rareShare < all }
    }

    /// Uses on all days within the hour before, that hour, and the one after.
    private func aroundTimeOfDay(_ time: TimeOfWeek) -> Int {
        var uses = 0
        for day in 0..<7 {
            for hour in 23...25 { uses += Int(hours[day * 24 + (time.hour + hour) % 24]) }
        }
        return uses
    }

    private func onWeekday(_ time: TimeOfWeek) -> Int {
        hours[time.weekday * 24..<(time.weekday + 1) * 24].reduce(0) { $0 + Int($1) }
    }
}
