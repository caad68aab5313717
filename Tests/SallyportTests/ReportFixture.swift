import Identity
import Wire

@testable import sallyport

/// A report to look at.
enum ReportFixture {
    /// The day so long after 2026-10-17, with so many logins and refusals.
    static func day(_ number: Int, _ logins: Int, _ refusals: Int) -> DayOfActivity {
        // 2026-10-17 is the 20,743rd day.
        DayOfActivity(
            day: CalendarDay(daysSince1970: 20_743 + number), logins: logins, prompts: logins,
            refusals: refusals)
    }

    static func report(
        host: String = "drive", author: String = "alice, as root",
        activity: Result<RecordedDays, Failure> = .success(
            RecordedDays(days: [day(0, 12, 0), day(1, 0, 3), day(2, 7, 1)], begin: nil))
    ) throws -> Report {
        Report(
            review: try ReviewFixture.review(), status: ServedSettings.status("f"), host: host,
            author: author,
            today: CalendarDay("2027-01-15") ?? .last, activity: activity)
    }

    static func page(_ report: Report) -> String { ReportPage(report).lines.joined(separator: "\n") }
}
