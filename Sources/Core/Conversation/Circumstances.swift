package import Identity

/// When and where a conversation takes place, as it began.
package struct Circumstances: Hashable, Sendable {
    /// Seconds since 1970-01-01 00:00 UTC.
    package var now: Int64
    /// The day at this host.
    package var today: CalendarDay
    /// By the clock of this host; nil if nobody can say.
    package var time: TimeOfWeek?
    /// The name of this host, for people.
    package var host: String
    /// Seconds since the subject last proved a factor in the login session that asks; nil where it did not.
    package var sessionProofAge: Int64?
    /// Accounts for which wrong codes came from there within an hour.
    package var accountsFailedFromThere: Int
    package var isClockDoubted: Bool

    package init(
        now: Int64, today: CalendarDay, time: TimeOfWeek? = nil, host: String = "this host",
        sessionProofAge: Int64? = nil, accountsFailedFromThere: Int = 0, isClockDoubted: Bool = false
    ) {
        self.now = now
        self.today = today
        self.time = time
        self.host = host
        self.sessionProofAge = sessionProofAge
        self.accountsFailedFromThere = accountsFailedFromThere
        self.isClockDoubted = isClockDoubted
    }
}
