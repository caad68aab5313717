import Identity

/// The days that records tell of.
struct RecordedDays: Equatable {
    /// Day after day, the oldest first; none where there is no record at all.
    let days: [DayOfActivity]
    /// The day on which the records begin, if they do not reach back further than the days that were asked for.
    let begin: CalendarDay?
}
