import Identity
import Testing
import Wire

@testable import sallyport

@Suite struct `What people read of their contacts` {
    private static let time = Timestamp(seconds: 1_800_000_000)
    private static let mail = ContactReport(
        channel: .email, address: "a***@e***.org", verified: true, since: time)
    private static let phone = ContactReport(
        channel: .sms, address: "+49***78", verified: false, since: time)

    @Test func `stands in an account, with what was sent and never a code`() throws {
        let factor = FactorReport(
            id: FactorID(rawValue: 1), method: .email, name: "e-mail", digits: 8, created: Self.time)
        let user = try Self.user(
            .enrolled, factors: [factor], contacts: [Self.mail, Self.phone],
            deliveries: [
                DeliveryReport(
                    at: Self.time, channel: .email, to: "a***@e***.org", purpose: .code, fate: .sent),
                DeliveryReport(
                    at: Self.time, channel: .sms, to: "+49***78", purpose: .notice, fate: .refused,
                    reason: .badDestination),
            ])
        #expect(
            UserView(ShowUserReply(user: user), .plain).lines == [
                "alice (uid 1000): enrolled", "  no recovery codes are left", "  not proven yet",
                "  ID  NAME    KIND             SINCE       LAST USED",
                "  1   e-mail  email, 8 digits  2027-01-15  -",
                "  CONTACT  ADDRESS        STATE         SINCE",
                "  e-mail   a***@e***.org  verified      2027-01-15T08:00:00Z",
                "  SMS      +49***78       not verified  2027-01-15T08:00:00Z",
                "  WHEN                  DELIVERY        TO             FATE",
                "  2027-01-15T08:00:00Z  code by e-mail  a***@e***.org  sent",
                "  2027-01-15T08:00:00Z  notice by SMS   +49***78       refused: \(Sentences.sentence(for: .badDestination))",
            ])
        let list = UserListView([user], .plain).lines
        #expect(list[1].contains("  email, sms not verified  "))
    }

    @Test func `says whom to ask, where something is set or somebody is named`() throws {
        let none = try Self.user(.notEnrolled), both = try Self.user(.notEnrolled, contacts: [Self.mail])
        #expect(OwnContacts(ShowUserReply(user: none), .plain).lines.isEmpty)
        #expect(
            OwnContacts(ShowUserReply(user: none, help: "Eve\n"), .plain).lines == [
                "No address or number is known for codes and notices; ask Eve\\u000A for that."
            ])
        let lines = OwnContacts(ShowUserReply(user: both, help: "the help desk"), .plain).lines
        #expect(lines.count == 3)
        #expect(
            lines.last == "Only an administrator can change where codes and notices go; ask the help desk.")
        #expect(
            OwnContacts(ShowUserReply(user: both), .plain).advice[0].hasSuffix("ask an administrator."))
    }

    @Test func `names the ways that are not set up yet`() throws {
        let factor = FactorReport(
            id: FactorID(rawValue: 1), method: .email, name: "e-mail", digits: 8, created: Self.time)
        let first = NextSteps(try Self.user(.notEnrolled, contacts: [Self.mail]), hasOldFile: false, .plain)
        #expect(first.lines.last == "  sallyport enable --method email  have codes sent to a***@e***.org")
        let later = NextSteps(
            try Self.user(.enrolled, factors: [factor], contacts: [Self.mail, Self.phone]), hasOldFile: false,
            .plain)
        #expect(!later.lines.contains { $0.contains("--method email") })
        #expect(later.lines.contains { $0.contains("--method sms ") && $0.contains("+49***78") })
    }

    @Test func `is one object of JSON with whom to ask`() throws {
        let json = JSONText.of(
            UserAnswer(
                reply: ShowUserReply(user: try Self.user(.notEnrolled, contacts: [Self.phone]), help: "Eve")))
        #expect(json.contains(#""contacts":[{"address":"+49***78","channel":"sms","since":"#))
        #expect(json.contains(#""deliveries":[]"#) && json.contains(#""help":"Eve""#))
    }

    @Test func `of a factor without a key is that codes are sent`() throws {
        let reply = EnrolUserReply(
            user: try AccountName("alice"), method: .sms, uri: nil, secret: nil, recoveryCodes: ["1 AAAA"])
        #expect(
            Sentences.enrolled(reply, dryRun: false) == [
                "Codes sent by SMS are accepted for alice from now on.", "",
                "Recovery codes, each good for one login without the authenticator:", "  1 AAAA",
            ])
        #expect(
            Sentences.enrolled(reply, dryRun: true) == [
                "Codes sent by SMS would be accepted for alice."
            ])
    }

    private static func user(
        _ state: UserReport.State, factors: [FactorReport] = [], contacts: [ContactReport] = [],
        deliveries: [DeliveryReport] = []
    ) throws -> UserReport {
        UserReport(
            user: try AccountName("alice"), uid: UserID(rawValue: 1_000), state: state, factors: factors,
            contacts: contacts, deliveries: deliveries)
    }
}
