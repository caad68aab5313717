import Identity
import Testing

@Suite struct `A point in time` {
    @Test(
        arguments: [
            (0, "1970-01-01 00:00 UTC"), (59, "1970-01-01 00:00 UTC"), (60, "1970-01-01 00:01 UTC"),
            (86_399, "1970-01-01 23:59 UTC"), (86_400, "1970-01-02 00:00 UTC"),
            (951_782_400, "2000-02-29 00:00 UTC"), (1_800_000_000, "2027-01-15 08:00 UTC"),
            (4_107_542_399, "2100-02-28 23:59 UTC"), (4_107_542_400, "2100-03-01 00:00 UTC"),
            (253_402_300_799, "9999-12-31 23:59 UTC"), (-1, "1970-01-01 00:00 UTC"),
            (.min, "1970-01-01 00:00 UTC"),
        ] as [(Int64, String)])
    func `is written as people read it`(seconds: Int64, text: String) {
        #expect(PointInTime(seconds: seconds).description == text)
    }

    /// Every day of four centuries and more.
    @Test func `falls on the day that the calendar counts`() throws {
        let first = try #require(CalendarDay("1970-01-01"))
        for number in stride(from: 0, to: 160_000, by: 7) {
            let day = PointInTime(seconds: Int64(number) * 86_400 + 43_200).day
            #expect(first.days(until: day) == number && CalendarDay(day.description) == day)
        }
    }

    @Test(arguments: [253_402_300_800, .max] as [Int64])
    func `beyond the calendar is its last day`(seconds: Int64) {
        #expect(PointInTime(seconds: seconds).day == .last)
    }
}
