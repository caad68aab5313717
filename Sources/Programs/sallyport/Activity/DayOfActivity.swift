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

extension DayOfActivity: Encodable {
    private enum CodingKeys: CodingKey { case day, logins, prompts, refusals }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(day.description, forKey: .day)
        try container.encode(logins, forKey: .logins)
        try container.encode(prompts, forKey: .prompts)
        try container.encode(refusals, forKey: .refusals)
    }
}
