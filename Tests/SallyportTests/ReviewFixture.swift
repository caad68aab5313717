import Identity
import Platform
import Wire

@testable import sallyport

/// Accounts to review, on 2027-01-15.
enum ReviewFixture {
    static let now = Timestamp(seconds: 1_800_000_000)
    static let earlier = Timestamp(seconds: 1_800_000_000 - 30 * 86_400)

    static func days(_ count: Int64) -> Timestamp { Timestamp(seconds: now.seconds + count * 86_400) }

    static func factor(_ method: FactorMethod = .totp, bits: Int? = 160) -> FactorReport {
        FactorReport(
            id: FactorID(rawValue: 1), method: method, name: method.rawValue, digits: 6,
            keyBits: method.channel == nil ? bits : nil, created: earlier)
    }

    static func user(
        _ name: String = "alice", _ uid: UInt32 = 1_000, state: UserReport.State = .enrolled,
        factors: [FactorReport] = [factor()], recoveryCodes: Int = 10
    ) throws -> UserReport {
        UserReport(
            user: try AccountName(name), uid: UserID(rawValue: uid), state: state, factors: factors,
            recoveryCodes: recoveryCodes)
    }

    static func entry(_ name: String, _ uid: UInt32, shell: String = "/bin/sh") throws -> NameService.Entry {
        NameService.Entry(
            name: try AccountName(name), uid: UserID(rawValue: uid), gid: GroupID(rawValue: uid), shell: shell
        )
    }

    static func session(_ name: String, _ uid: UInt32) throws -> SessionReport {
        SessionReport(
            id: 1, user: try AccountName(name), uid: UserID(rawValue: uid), service: "sshd", factor: "totp",
            opened: earlier)
    }

    /// One of each kind: alice is in order, bob has nothing, carol's codes come by SMS, dave is locked and logged in.
    static func review(
        sessions: Result<[SessionReport], Failure>? = nil, until: String? = "2027-01-31"
    ) throws -> Review {
        var alice = try user()
        alice.lastLogin = earlier
        alice.lastProof = earlier
        alice.dormantFrom = days(60)
        var dave = try user("dave", 1_003, state: .locked)
        dave.lock = LockReport(since: earlier, reason: "=HYPERLINK(\"x\"), <b>left</b>")
        dave.dormantFrom = days(60)
        let carol = try user("carol", 1_002, factors: [factor(.sms)], recoveryCodes: 0)
        let entries = try [
            entry("root", 0), entry("daemon", 1, shell: "/usr/sbin/nologin"), entry("alice", 1_000),
            entry("bob", 1_001), entry("toor", 0),
        ]
        return Review(
            entries, [alice, carol, dave],
            sessions: try sessions ?? .success([session("dave", 1_003), session("eve", 1_004)]),
            enrolment: EnrolmentStatus(enrol: "first-login", until: until), at: now,
            today: CalendarDay("2027-01-15") ?? .last)
    }
}
