import Testing
import Wire

@Suite struct `Times on the wire` {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_800_000_000, "2027-01-15T08:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"), (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
            (-62_135_596_800, "0001-01-01T00:00:00Z"),
        ] as [(Int64, String)])
    func `are written and read to the second`(seconds: Int64, text: String) {
        #expect(Timestamp(seconds: seconds).description == text)
        #expect(Timestamp(text)?.seconds == seconds)
    }

    @Test func `may leave out the seconds or the whole time of day`() {
        #expect(Timestamp("2027-01-31T09:30Z")?.description == "2027-01-31T09:30:00Z")
        #expect(Timestamp("2027-01-31")?.description == "2027-01-31T00:00:00Z")
    }

    @Test(arguments: [
        "", "2027", "2027-1-31", "2027-13-01", "2027-00-01", "2027-02-29", "2027-02-30T00:00:00Z",
        "0000-01-01",
        "2027-01-31T24:00:00Z", "2027-01-31T23:60:00Z", "2027-01-31T23:59:60Z", "2027-01-31T09:30:00",
        "2027-01-31T09:30:00+01:00", "2027-01-31 09:30:00Z", "2027-01-31T09:30:00Zx", "+027-01-31",
        "20270131T093000Z",
    ])
    func `are read from nothing else`(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test(arguments: [Int64.min, .max])
    func `stay within what can be written`(seconds: Int64) {
        let time = Timestamp(seconds: seconds)
        #expect(Timestamp(time.description) == time)
    }
}
