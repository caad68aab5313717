import Identity

/// What happened on one day of the reader's calendar.
struct DayOfActivity: Hashable {
    let day: CalendarDay
    /// Somebody came in, with a second factor or where none is asked for.
    var logins: Int
    /// A second factor was asked for.
    var prompts: Int
    var refusals: Int
}
