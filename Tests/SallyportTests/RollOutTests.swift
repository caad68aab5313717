import Identity
import Platform
import Testing
import Wire

@testable import sallyport

@Suite struct `The roll-out` {
    private static let time = Timestamp(seconds: 1_800_000_000)

    @Test func `counts who can log in, by uid, against who is enrolled`() throws {
        let rollOut = try Self.rollOut([
            ("carol", 1_002, "/bin/zsh"), ("daemon", 1, "/usr/sbin/nologin"), ("root", 0, "/bin/bash"),
            ("toor", 0, "/bin/sh"), ("alice", 1_000, "/bin/bash"), ("bob", 1_001, ""),
            ("sync", 4, "/bin/sync"), ("git", 900, "/bin/false"),
        ])
        #expect(
            JSONText.of(rollOut) == #"{"accounts":4,"enrolled":1,"notEnrolled":["root","bob","carol"]}"#)
        #expect(Sentences.rollOut(rollOut) == "1 of 4 accounts with a login shell enrolled, 25 %, 3 left")
        #expect(Sentences.notEnrolled(rollOut) == ["root, bob, carol"])
    }

    @Test func `leaves out whom nobody lets in any more, and is done when nobody is left`() throws {
        let bob = try AccountName("bob")
        let entry = NameService.Entry(
            name: bob, uid: UserID(rawValue: 1_001), gid: GroupID(rawValue: 1), shell: "/bin/sh")
        let locked = UserReport(
            user: bob, uid: UserID(rawValue: 1_001), state: .locked, lock: LockReport(since: Self.time))
        let rollOut = RollOut([entry], [locked])
        #expect(rollOut.accounts == 0 && rollOut.notEnrolled.isEmpty && rollOut.percent == 100)
        #expect(Sentences.rollOut(rollOut) == "0 of 0 accounts with a login shell enrolled")
    }

    @Test func `names at most twenty`() throws {
        let many = try Self.rollOut((1...25).map { ("u\($0)", UInt32(2_000 + $0), "/bin/sh") })
        let line = try #require(Sentences.notEnrolled(many).first)
        #expect(line.hasPrefix("u1, u2, ") && line.hasSuffix("u20 and 5 more (--json names all)"))
        #expect(Sentences.notEnrolled(try Self.rollOut([])).isEmpty)
    }

    @Test(
        arguments: [
            (nil, "at the first login"),
            ("2027-01-31", "at the first login, announced until 2027-01-31 (16 days left)"),
            ("2027-01-16", "at the first login, announced until 2027-01-16 (1 day left)"),
            ("2027-01-15", "at the first login, demanded since 2027-01-15"),
        ] as [(String?, String)])
    func `says how long it is announced`(until: String?, sentence: String) throws {
        let today = try #require(CalendarDay("2027-01-15"))
        let status = EnrolmentStatus(enrol: "first-login", until: until)
        #expect(Sentences.enrolment(status, today: today) == sentence)
    }

    @Test func `stands in the status`() throws {
        let status = ServedSettings.status("f")
        let answer = StatusAnswer(status: status, rollOut: try Self.rollOut([("bob", 1_001, "/bin/sh")]))
        let today = try #require(CalendarDay("2027-01-15"))
        #expect(
            StatusView(answer, today: today, .plain).lines.suffix(3) == [
                "  enrolment: by administrators alone",
                "   roll-out: 0 of 1 account with a login shell enrolled, 0 %, 1 left", "    without: bob",
            ])
        #expect(JSONText.of(answer).contains(#""rollOut":{"accounts":1,"enrolled":0,"notEnrolled":["bob"]}"#))
    }

    private static func rollOut(_ accounts: [(String, UInt32, String)]) throws -> RollOut {
        let entries = try accounts.map {
            NameService.Entry(
                name: try AccountName($0.0), uid: UserID(rawValue: $0.1), gid: GroupID(rawValue: $0.1),
                shell: $0.2)
        }
        let factor = FactorReport(
            id: FactorID(rawValue: 1), name: "phone", algorithm: .sha1, digits: 6, period: 30, created: time)
        let alice = UserReport(
            user: try AccountName("alice"), uid: UserID(rawValue: 1_000), state: .locked, factors: [factor])
        let bob = UserReport(user: try AccountName("bob"), uid: UserID(rawValue: 1_001), state: .notEnrolled)
        return RollOut(entries, [alice, bob])
    }
}
