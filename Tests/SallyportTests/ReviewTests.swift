import Identity
import Platform
import Testing
import Wire

@testable import sallyport

@Suite struct `A review of all accounts` {
    private let today: CalendarDay

    init() throws {
        today = try #require(CalendarDay("2027-01-15"))
    }

    @Test func `lines up, with what wants attention first and all that is to be known below`() throws {
        let lines = ReviewView(try ReviewFixture.review(), today: today, .plain).lines
        #expect(
            lines == [
                "USER   METHODS  LAST LOGIN  LAST FACTOR  DEVICES  SESSIONS  DORMANT",
                "dave   totp     -           -            0        1         -",
                "  - locked since 2026-12-16",
                "  ! locked, and 1 session still open",
                "carol  sms      -           -            0        0         -",
                "  ! codes by SMS alone",
                "  ! no recovery codes left",
                "root   none     -           -            0        0         -",
                "  ! no second factor",
                "bob    none     -           -            0        0         -",
                "  ! no second factor",
                "eve    none     -           -            0        1         -",
                "  ! no second factor",
                "alice  totp     2026-12-16  2026-12-16   0        0         in 60 days",
                "",
                "5 of 6 accounts want attention.",
                "Enrolment: at the first login, announced until 2027-01-31 (16 days left).",
                "Roll-out: 1 of 3 accounts with a login shell enrolled, 33 %, 2 left.",
                "Without: root, bob.",
            ])
    }

    @Test func `is never wider than 120 columns`() throws {
        var user = try ReviewFixture.user(
            String(repeating: "n", count: 32),
            factors: [FactorMethod.totp, .hotp, .email, .sms].map { ReviewFixture.factor($0) })
        user.lastLogin = ReviewFixture.now
        user.dormantFrom = ReviewFixture.days(3650)
        user.lock = LockReport(since: ReviewFixture.earlier, until: ReviewFixture.days(1), reason: "r")
        let review = Review(
            [], [user], sessions: .success([]), enrolment: EnrolmentStatus(enrol: "admin"),
            at: ReviewFixture.now, today: today)
        #expect(ReviewView(review, today: today, .plain).lines.allSatisfy { $0.count <= 120 })
    }

    @Test func `calls a missing factor overdue from the day on that it is demanded`() throws {
        let review = try ReviewFixture.review(until: "2027-01-15")
        let missing = review.accounts.filter { !$0.isEnrolled }
        #expect(missing.map(\.weakSpots) == [[.enrolmentOverdue], [.enrolmentOverdue], [.enrolmentOverdue]])
        #expect(review.accounts.map(\.report.user.description).prefix(2) == ["dave", "root"])
    }

    @Test func `finds the name of a record that does not open`() throws {
        let damaged = try ReviewFixture.user("uid-1001", 1_001, state: .damaged, factors: [])
        let review = Review(
            [try ReviewFixture.entry("bob", 1_001)], [damaged], sessions: .success([]),
            enrolment: EnrolmentStatus(enrol: "admin"), at: ReviewFixture.now, today: today)
        #expect(review.accounts.map(\.report.user.description) == ["bob"])
        #expect(review.accounts[0].weakSpots == [.damaged])
        let lines = ReviewView(review, today: today, .plain).lines
        #expect(lines[1].hasPrefix("bob   ?  ") && lines[2] == "  ! its record cannot be read")
    }

    @Test func `goes on where nobody can tell the sessions`() throws {
        let review = try ReviewFixture.review(sessions: .failure(Failure(.tryAgain, "no\u{1B} helper")))
        let lines = ReviewView(review, today: today, .plain).lines
        #expect(lines.contains("Which sessions are open is not known: no\\u001B helper."))
        #expect(lines[1].contains("  ?  ") && !review.accounts.contains { $0.sessions != nil })
        #expect(!review.accounts.contains { $0.weakSpots.contains(.lockedWithSessions) })
    }

    @Test func `is comma-separated values that no spreadsheet works out`() throws {
        let lines = ReviewCSV(try ReviewFixture.review()).lines
        #expect(lines.count == 7 && lines.allSatisfy { $0.hasSuffix("\r") })
        #expect(lines[0].hasPrefix(#""user","uid","state","enrolled","methods","recovery_codes","#))
        #expect(
            lines[1]
                == #""dave","1003","locked","yes","totp","10","","","0","1","","no","2026-12-16T08:00:00Z","","#
                + #""'=HYPERLINK(""x""), <b>left</b>","","","locked-with-sessions""# + "\r")
        #expect(
            lines[6]
                == #""alice","1000","enrolled","yes","totp","10","2026-12-16T08Z","2026-12-16T08:00:00Z","#
                + #""0","0","2027-03-16T08:00:00Z","no","","","","","","""# + "\r")
    }

    @Test func `is one object of JSON`() throws {
        let json = JSONText.of(try ReviewFixture.review())
        let alice =
            #"{"devices":0,"dormant":false,"dormantFrom":"2027-03-16T08:00:00Z","hasRecord":true,"#
            + #""lastLogin":"2026-12-16T08:00:00Z","lastProof":"2026-12-16T08:00:00Z","methods":["totp"],"#
            + #""recoveryCodes":10,"sessions":0,"state":"enrolled","uid":1000,"user":"alice","weakSpots":[]}"#
        #expect(json.contains(alice) && json.hasPrefix(#"{"accounts":[{"#))
        #expect(json.contains(#""hasRecord":false,"methods":[],"recoveryCodes":0,"sessions":1,"#))
        #expect(json.contains(#""rollOut":{"accounts":3,"enrolled":1,"notEnrolled":["root","bob"]}"#))
    }

    @Test(arguments: ["user list --csv", "user list --review --csv --json"])
    func `is asked for in one form`(words: String) throws {
        #expect(try Program.run(words).status == ExitReason.usage.rawValue)
    }
}
