import Identity
import Testing
import Wire

@testable import sallyport

@Suite struct `A time that somebody types` {
    /// Sunday 2026-11-22 07:11:01 UTC.
    private static let now: Int64 = 1_795_331_461
    /// Sunday 2027-03-28 01:00 UTC, when summer time begins in central Europe.
    private static let summer: Int64 = 1_806_195_600

    @Test(arguments: [
        ("2026-11-22T03:00Z", "2026-11-22T03:00:00Z"), ("2026-11-22 03:00Z", "2026-11-22T03:00:00Z"),
        ("2026-11-22 03:00", "2026-11-22T02:00:00Z"), ("2026-11-22T03:00", "2026-11-22T02:00:00Z"),
        ("2027-07-01 12:00:30", "2027-07-01T10:00:30Z"), ("2027-03-28 01:59", "2027-03-28T00:59:00Z"),
        ("2027-03-28 03:00", "2027-03-28T01:00:00Z"), ("1970-01-01 00:00", "1969-12-31T23:00:00Z"),
        ("Sun 08:11", "2026-11-22T07:11:00Z"), ("Sun 08:10", "2026-11-29T07:10:00Z"),
        ("Sun 23:00", "2026-11-22T22:00:00Z"), ("Mon 00:00", "2026-11-22T23:00:00Z"),
        ("Sat 03:00", "2026-11-28T02:00:00Z"),
    ])
    func `is meant by the clock of the host`(text: String, meant: String) {
        let time = TypedTime(argument: text)?.timestamp(now: Self.now, clock: Self.berlin)
        #expect(time?.description == meant)
    }

    @Test func `is the next of its kind over a change of summer time`() {
        let time = TypedTime(argument: "Mon 08:00")?.timestamp(now: Self.summer - 7_200, clock: Self.berlin)
        #expect(time == Timestamp("2027-03-29T06:00:00Z"))
    }

    @Test(arguments: [
        "", "Sunday", "Sun", "Sun 3:00", "Sun 24:00", "Sun 03:00Z", "Sun 03:00:00", "sun 03:00", "2026-11-22",
        "2026-02-30 03:00", "2026-11-22 25:00", "03:00", "tomorrow",
    ])
    func `is nothing else`(text: String) {
        #expect(TypedTime(argument: text) == nil)
    }

    @Test func `is unknown where the clock is`() {
        #expect(TypedTime(argument: "Sun 03:00")?.timestamp(now: Self.now) { _ in nil } == nil)
    }

    /// One hour before UTC, two in summer.
    @Sendable private static func berlin(_ seconds: Int64) -> TimeOfWeek? {
        let hours: Int64 = (summer..<1_824_944_400).contains(seconds) ? 2 : 1
        let minute = (seconds + hours * 3_600 + 3 * 86_400) / 60 % 10_080
        return TimeOfWeek(minute: Int((minute + 10_080) % 10_080))
    }
}
