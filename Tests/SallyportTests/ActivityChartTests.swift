import Identity
import Testing

@testable import sallyport

@Suite struct `The chart of a report` {
    @Test func `has a bar for each day on which there was something`() {
        let lines = ActivityChart((0..<90).map { ReportFixture.day($0, $0 % 3, $0 == 7 ? 900 : 0) }).lines
        #expect(lines.count { $0.hasPrefix("<rect class=\"logins\"") } == 60)
        let refusals = lines.filter { $0.hasPrefix("<rect class=\"refusals\"") }
        #expect(refusals.count == 1 && refusals[0].hasSuffix("<title>2026-10-24: 900</title></rect>"))
        // 900 of 1,000 on a rise of 80.
        #expect(refusals[0].contains("y=\"168\"") && refusals[0].contains("height=\"72\""))
        #expect(lines.count { $0.contains("class=\"day\"") } == 6)
    }

    @Test func `says in words what it shows`() {
        let lines = ActivityChart([ReportFixture.day(0, 12, 0), ReportFixture.day(1, 1, 3)]).lines
        let words = "2026-10-17 to 2026-10-18: 13 logins, 3 refusals, 3 of them on 2026-10-18."
        #expect(lines.contains("<desc id=\"chart-desc\">\(words)</desc>"))
        #expect(lines.contains("<figcaption>\(words)</figcaption>"))
        #expect(lines.contains { $0.contains("aria-labelledby=\"chart-title chart-desc\"") })
    }

    @Test func `says where the records begin, if days that were wanted lie before`() throws {
        let day = ReportFixture.day(1, 1, 0)
        let recorded = RecordedDays(days: [day], begin: day.day)
        let page = ReportFixture.page(try ReportFixture.report(activity: .success(recorded)))
        let words =
            "2026-10-18 to 2026-10-18: 1 login, 0 refusals. The records begin on 2026-10-18: what was before is not known."
        #expect(page.contains("<figcaption>\(words)</figcaption>"))
        // One bar does not fill the page.
        #expect(page.contains("width=\"40.00\""))
    }

    @Test(arguments: [(0, 1), (1, 1), (3, 5), (11, 20), (500, 500), (501, 1_000), (123_456, 200_000)])
    func `has a round number at its top`(most: Int, top: Int) {
        let lines = ActivityChart([ReportFixture.day(0, most, 0)]).lines
        #expect(lines.contains { $0.contains("class=\"number\"") && $0.hasSuffix(">\(top)</text>") })
    }

    @Test(arguments: [1 << 60, 999_999_999])
    func `stays within its frame whatever was counted`(most: Int) throws {
        let lines = ActivityChart([ReportFixture.day(0, most, 1), ReportFixture.day(1, 1, most)]).lines
        for bar in lines.filter({ $0.hasPrefix("<rect") }) {
            let height = bar.split(separator: "height=\"").last?.prefix { $0.isNumber }
            #expect((2...80).contains(Int(try #require(height)) ?? 0), "\(bar)")
        }
    }

    @Test func `is a sentence where there is no day`() {
        #expect(ActivityChart([]).lines == ["<p>The journal tells of no login.</p>"])
    }
}
