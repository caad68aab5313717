import Identity
import Testing
import Wire

@testable import sallyport

@Suite struct `What people read of an account that nobody uses` {
    @Test func `is when it becomes dormant`() throws {
        var user = try ReviewFixture.user()
        user.lastLogin = ReviewFixture.earlier
        user.dormantFrom = ReviewFixture.days(12)
        #expect(
            Self.details(user) == [
                "alice (uid 1000): enrolled", "  10 recovery codes are left", "  not proven yet",
                "  last login 2026-12-16T08Z",
                "  dormant in 12 days, on 2027-01-27, unless a factor is proven before",
            ])
    }

    @Test(
        arguments: [
            (2 * 86_400, "in 2 days, on 2027-01-17"), (2 * 86_400 - 1, "in 48 hours, at 2027-01-17T07:59Z"),
            (7_200, "in 2 hours, at 2027-01-15T10:00Z"), (7_199, "in 120 minutes, at 2027-01-15T09:59Z"),
            (180, "in 3 minutes, at 2027-01-15T08:03Z"), (1, "in 1 minute, at 2027-01-15T08:00Z"),
        ] as [(Int64, String)])
    func `is told in hours or minutes where it is soon`(seconds: Int64, words: String) throws {
        var user = try ReviewFixture.user()
        user.dormantFrom = Timestamp(seconds: ReviewFixture.now.seconds + seconds)
        #expect(
            Self.details(user).last == "  dormant \(words), unless a factor is proven before")
        let account = ReviewedAccount(
            report: user, hasRecord: true, sessions: 0, inTheWay: nil, weakSpots: [])
        #expect(words.hasPrefix("\(Sentences.dormancy(of: account, at: ReviewFixture.now)), "))
    }

    @Test func `is that it is dormant, and that its owner cannot open it`() throws {
        var user = try ReviewFixture.user()
        user.dormantFrom = ReviewFixture.earlier
        user.dormant = true
        #expect(
            Self.details(user).last
                == "  dormant since 2026-12-16T08:00:00Z: only an administrator's pass opens it")
        let lines = NextSteps(user, hasOldFile: false, .plain).lines
        #expect(lines == ["", "An administrator can open this account again."])
    }

    @Test func `is that its owner left, and nothing of dormancy then`() throws {
        var user = try ReviewFixture.user(state: .offboarded, factors: [], recoveryCodes: 0)
        user.offboarded = ReviewFixture.earlier
        user.lock = LockReport(since: ReviewFixture.earlier, reason: "left\n")
        user.missingSince = ReviewFixture.now
        #expect(
            Self.details(user) == [
                "alice (uid 1000): offboarded",
                "  offboarded 2026-12-16T08:00:00Z, cut off for good: left\\u000A",
                "  not proven yet", "  the name service has not known it since 2027-01-15T08:00:00Z",
            ])
        #expect(UserListView([user], .plain).lines[1].contains("  offboarded  "))
    }

    /// Without the table of factors.
    private static func details(_ user: UserReport) -> [String] {
        UserView(ShowUserReply(user: user), at: ReviewFixture.now, .plain).lines
            .filter { !$0.contains("totp") && !$0.contains("LAST USED") }
    }
}
