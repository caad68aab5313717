import Account
import Identity
import Platform
import Testing
import Wire

@testable import sallyport

@Suite struct `A review asks the name service itself` {
    private let today: CalendarDay
    private let files = NameSources(users: Array("root:x:0".utf8), plan: Array("passwd: files".utf8))
    private let directory = NameSources(users: Array("root:x:0".utf8), plan: Array("passwd: files sss".utf8))

    init() throws {
        today = try #require(CalendarDay("2027-01-15"))
    }

    @Test func `and marks whom it does not know`() throws {
        let users = try [ReviewFixture.user("alice", 1_000), ReviewFixture.user("eve", 1_004)]
        let known = try FakeLookup(("root", 0), ("alice", 1_000))
        let review = self.review(users, RecordCheck(users, [], files, known.questions))
        #expect(spots(review) == ["eve": [.vanished], "alice": []])
        #expect(review.namesUnknown == nil)
        let lines = ReviewView(review, today: today, .plain).lines
        #expect(lines[1].hasPrefix("eve ") && lines[2] == "  ! unknown to the name service")
    }

    /// The daemon's last look may be a day old.
    @Test func `which outweighs what the daemon heard before`() throws {
        var alice = try ReviewFixture.user("alice", 1_000)
        alice.missingSince = ReviewFixture.earlier
        let check = RecordCheck(
            [alice], [try ReviewFixture.entry("alice", 1_000)], files, try FakeLookup().questions)
        #expect(spots(review([alice], check)) == ["alice": []])
    }

    @Test func `and marks nobody where it does not answer`() throws {
        let users = try (1...8).map { try ReviewFixture.user("u\($0)", 1_000 + $0) }
        var known = try FakeLookup(("root", 0))
        known.isDown = true
        let review = self.review(users, RecordCheck(users, [], files, known.questions))
        #expect(review.weak == 0)
        let sentence = "Nobody is taken for gone: the name service does not answer."
        #expect(review.namesUnknown == sentence)
        #expect(ReviewView(review, today: today, .plain).lines.contains(sentence))
    }

    @Test func `and marks nobody where a directory knows nobody at all, or has lost many`() throws {
        let eve = try ReviewFixture.user("eve", 1_004)
        let nobody = RecordCheck([eve], [], directory, try FakeLookup(("root", 0)).questions)
        #expect(nobody.doubt == .nobodyElsewhere && review([eve], nobody).weak == 0)
        let many = try (0..<12).map { try ReviewFixture.user("u\($0)", 1_000 + $0) }
        let lost = RecordCheck(many, [], directory, try FakeLookup(("root", 0), ("u0", 1_000)).questions)
        #expect(lost.doubt == .manyAtOnce(11) && review(many, lost).weak == 0)
    }

    @Test(arguments: [("carol", UInt32(2_003)), ("dave", 2_001)])
    func `and names the record that is in the way of a later account`(name: String, uid: UInt32) throws {
        var carol = try ReviewFixture.user("carol", 2_001, state: .locked, factors: [], recoveryCodes: 0)
        carol.offboarded = ReviewFixture.earlier
        carol.lock = LockReport(since: ReviewFixture.earlier)
        let entries = [try ReviewFixture.entry(name, uid)]
        let check = RecordCheck([carol], entries, files, try FakeLookup((name, uid)).questions)
        let review = self.review([carol], check, entries)
        #expect(review.accounts.allSatisfy { $0.weakSpots == [.mismatched] })
        let sentence =
            "  ! the record of carol (uid 2001) is in the way of \(name) (uid \(uid)): "
            + "sallyport user unlock --offboarded \(name)"
        let lines = ReviewView(review, today: today, .plain).lines
        #expect(lines.count { $0 == sentence } == (uid == 2_001 ? 1 : 2))
    }

    /// The daemon would not remove it.
    @Test func `and names no remedy where the one before is still there, or was not offboarded`() throws {
        var carol = try ReviewFixture.user("carol", 2_001)
        for (isLeaver, others) in [(true, [("carol.old", UInt32(2_001))]), (false, [])] {
            carol.offboarded = isLeaver ? ReviewFixture.earlier : nil
            var known = try FakeLookup(("carol", 2_003))
            for (name, uid) in others { try known.add(name, uid) }
            let record = RecordInTheWay.all([carol], RecordCheck([carol], [], files, known.questions))
            #expect(record.count == 2 && record.values.allSatisfy { !$0.isRemovable })
        }
    }

    private func review(
        _ users: [UserReport], _ check: RecordCheck, _ entries: [NameService.Entry] = []
    ) -> Review {
        Review(
            entries, users, sessions: .success([]), enrolment: EnrolmentStatus(enrol: "admin"), check: check,
            at: ReviewFixture.now, today: today)
    }

    private func spots(_ review: Review) -> [String: [WeakSpot]] {
        Dictionary(uniqueKeysWithValues: review.accounts.map { ("\($0.report.user)", $0.weakSpots) })
    }
}
