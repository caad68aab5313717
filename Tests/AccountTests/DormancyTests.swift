import Testing

@testable import Account

/// An account that nobody has proven anything for in a long time.
@Suite struct `An account is dormant` {
    private static let year: Int64 = 365 * 86_400

    @Test func `once the time since the last proof is over, and not a second before`() throws {
        let account = try RecordFixture.full()
        let since = try #require(account.idleSince)
        #expect(account.dormantFrom(after: Self.year) == since + Self.year)
        #expect(!account.isDormant(at: since + Self.year, after: Self.year))
        #expect(account.isDormant(at: since + Self.year + 1, after: Self.year))
    }

    @Test func `never without such a time, nor before it ever had a factor`() throws {
        #expect(try RecordFixture.full().dormantFrom(after: nil) == nil)
        #expect(!(try RecordFixture.full().isDormant(at: .max, after: nil)))
        let nobody = try RecordFixture.small()
        #expect(nobody.dormantFrom(after: 1) == nil && !nobody.isDormant(at: .max, after: 1))
    }
}
