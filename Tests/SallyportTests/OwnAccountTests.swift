import Identity
import Platform
import Testing
import Wire

@testable import sallyport

@Suite struct `What people read of their own account` {
    private static let time = Timestamp(seconds: 1_800_000_000)

    @Test func `says what is set up, what is asked and what is left`() throws {
        let phone = FactorReport(
            id: FactorID(rawValue: 1), name: "phone", algorithm: .sha1, digits: 6, period: 30,
            created: Self.time, lastUsed: Self.time)
        let token = FactorReport(
            id: FactorID(rawValue: 2), method: .hotp, name: "token", algorithm: .sha1, digits: 8, counter: 7,
            created: Self.time)
        var user = try user(.enrolled, factors: [phone, token], recoveryCodes: 1)
        user.pass = PassReport(expires: Self.time, uses: 1)
        user.failures = 2
        user.lastProof = Self.time
        let policy = try [
            ServicePolicy(service: ServiceName("sshd"), decision: .asked, reason: "[login]"),
            ServicePolicy(service: ServiceName("sudo"), decision: .notAsked, reason: "rule \"a\u{1B}\""),
        ]
        #expect(
            UserView(ShowUserReply(user: user, policy: policy), .plain).lines == [
                "alice (uid 1000): enrolled",
                "  2 failed attempts stand against it, of 100",
                "  a pass is good for 1 more login, until 2027-01-15T08:00:00Z",
                "  1 recovery code is left",
                "  last proven 2027-01-15T08:00:00Z",
                "  ID  NAME   KIND                                 SINCE       LAST USED",
                "  1   phone  totp, 6 digits, 30 s, SHA1           2027-01-15  2027-01-15T08:00Z",
                "  2   token  hotp, 8 digits, SHA1, next number 7  2027-01-15  -",
                "  SERVICE  A LOGIN THERE              BECAUSE OF",
                "  sshd     asks for a second factor   [login]",
                "  sudo     asks for no second factor  rule \"a\\u001B\"",
            ])
    }

    @Test func `names the commands that make sense now`() throws {
        let nobody = try user(.notEnrolled)
        #expect(
            NextSteps(nobody, hasOldFile: true, .plain).lines == [
                "", "What you can do now:", "  sallyport enable  set up an authenticator app",
                "  sallyport import  take over the authenticator of your ~/.google_authenticator",
            ])
        #expect(NextSteps(nobody, hasOldFile: false, .plain).lines.count == 3)
        let phone = FactorReport(
            id: FactorID(rawValue: 1), name: "phone", algorithm: .sha1, digits: 6, period: 30,
            created: Self.time)
        for (left, words) in [(0, "none are left"), (1, "only 1 is left"), (10, "the old ones end")] {
            let lines = NextSteps(
                try user(.enrolled, factors: [phone], recoveryCodes: left), hasOldFile: true, .plain
            ).lines
            #expect(lines[2].hasPrefix("  sallyport recovery-codes   ") && lines[2].contains(words))
            #expect(lines.count == 7)
        }
        for state in [UserReport.State.locked, .offboarded, .shut, .damaged] {
            let lines = NextSteps(try user(state), hasOldFile: true, .plain).lines
            #expect(lines == ["", "An administrator can open this account again."])
        }
    }

    @Test func `is one object of JSON`() throws {
        let entry = ServicePolicy(service: try ServiceName("sshd"), decision: .announced, reason: "r")
        let json = JSONText.of(
            UserAnswer(reply: ShowUserReply(user: try user(.notEnrolled), policy: [entry])))
        #expect(
            json
                == #"{"contacts":[],"deliveries":[],"devices":[],"dormant":false,"factors":[],"failures":0,"mostFailures":100,"policy":[{"decision":"announced","reason":"r","#
                + #""service":"sshd"}],"recoveryCodes":0,"state":"notEnrolled","uid":1000,"user":"alice"}"#)
    }

    private func user(
        _ state: UserReport.State, factors: [FactorReport] = [], recoveryCodes: Int = 0
    ) throws -> UserReport {
        UserReport(
            user: try AccountName("alice"), uid: UserID(rawValue: 1_000), state: state, factors: factors,
            recoveryCodes: recoveryCodes)
    }
}
