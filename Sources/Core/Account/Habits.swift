package import Identity

/// When and how an account is used, as far as it takes to find a login odd.
package struct Habits: Hashable, Sendable {
    /// Logins within so many seconds of one that was learnt from are not learnt from, so that at most one write an hour follows.
    package static let intervalSeconds: Int64 = 3_600

    /// Logins in each hour of the week from Monday 00:00 on, by this host's clock: 168 counts.
    ///
    /// All are halved before one would pass 255, so what is long ago fades.
    package private(set) var hours: [UInt8]
    /// The last that was learnt from, in seconds since 1970-01-01 00:00 UTC; nil before the first.
    package private(set) var lastLogin: Int64?
    /// Logins of programs that had a terminal; halved together with ``withoutTerminal``.
    package private(set) var withTerminal: UInt8
    package private(set) var withoutTerminal: UInt8

    package init() {
        hours = [UInt8](repeating: 0, count: TimeOfWeek.hours)
        (lastLogin, withTerminal, withoutTerminal) = (nil, 0, 0)
    }

    /// Takes over what a record says; nil unless there are 168 hours.
    init?(hours: [UInt8], lastLogin: Int64?, withTerminal: UInt8, withoutTerminal: UInt8) {
        guard hours.count == TimeOfWeek.hours else { return nil }
        self.hours = hours
        self.lastLogin = lastLogin
        self.withTerminal = withTerminal
        self.withoutTerminal = withoutTerminal
    }

    /// Learns from a login, at most once an hour; but the first without a terminal, or with one, counts at once.
    ///
    /// - Parameters:
    ///   - time: by this host's clock; nil where nobody knows.
    ///   - hasTerminal: nil where that says nothing, as in sshd.
    ///   - now: seconds since 1970-01-01 00:00 UTC.
    /// - Returns: whether anything changed.
    package mutating func learn(time: TimeOfWeek?, hasTerminal: Bool?, at now: Int64) -> Bool {
        let isDue = lastLogin.map { isAnHourApart(now, $0) } ?? true
        let isNew = hasTerminal.map { ($0 ? withTerminal : withoutTerminal) == 0 } ?? false
        if isDue {
            lastLogin = now
            if let time { count(time) }
        }
        if let hasTerminal, isDue || isNew { count(hasTerminal: hasTerminal) }
        return isDue || isNew
    }

    /// Either way: a clock that went back is followed.
    private func isAnHourApart(_ now: Int64, _ last: Int64) -> Bool {
        let apart = now.saturatingSubtracting(last)
        return apart >= Self.intervalSeconds || apart <= -Self.intervalSeconds
    }

    private mutating func count(_ time: TimeOfWeek) {
        if hours[time.hour] == .max { hours = hours.map { $0 / 2 } }
        hours[time.hour] += 1
    }

    private mutating func count(hasTerminal: Bool) {
        if max(withTerminal, withoutTerminal) == .max {
            (withTerminal, withoutTerminal) = (withTerminal / 2, withoutTerminal / 2)
        }
        if hasTerminal { withTerminal += 1 } else { withoutTerminal += 1 }
    }
}
