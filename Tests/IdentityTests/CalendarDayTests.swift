import Identity
import Testing

@Suite struct `Days of the calendar` {
    @Test(arguments: ["1970-01-01", "2000-02-29", "2024-02-29", "2027-01-31", "2027-12-31", "9999-12-31"])
    func `are read and written alike`(text: String) {
        #expect(CalendarDay(text)?.description == text)
    }

    @Test(arguments: [
        "", "2027", "2027-01", "2027-1-31", "27-01-31", "02027-01-31", "2027-01-031", "2027-01-31 ",
        " 2027-01-31", "2027/01/31", "20270131", "2027-01-31-", "-2027-01-31", "+027-01-31", "2027-+1-31",
        "2027-01-31T00:00:00", "2027-01-3\u{661}", "yyyy-mm-dd",
    ])
    func `are read from nothing else`(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test(arguments: [
        "2027-00-01", "2027-13-01", "2027-01-00", "2027-01-32", "2027-02-29", "2028-02-30", "1900-02-29",
        "2100-02-29", "2027-04-31", "2027-06-31", "2027-09-31", "2027-11-31", "1969-12-31", "0000-01-01",
    ])
    func `are none that do not exist, and none before 1970`(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test(arguments: [
        ("2027-01-31", "2027-01-31", 0), ("2027-01-31", "2027-02-01", 1), ("2027-02-01", "2027-01-31", -1),
        ("2027-01-01", "2028-01-01", 365), ("2028-01-01", "2029-01-01", 366),
        ("2000-02-28", "2000-03-01", 2), ("2100-02-28", "2100-03-01", 1),
        ("1970-01-01", "2001-09-09", 11_574),
        ("1970-01-01", "9999-12-31", 2_932_896),
    ])
    func `are counted from one to the other`(from: String, to: String, days: Int) throws {
        let (from, to) = (try #require(CalendarDay(from)), try #require(CalendarDay(to)))
        #expect(from.days(until: to) == days)
        #expect(to.days(until: from) == -days)
        #expect((from < to) == (days > 0) && (from == to) == (days == 0))
    }
}
