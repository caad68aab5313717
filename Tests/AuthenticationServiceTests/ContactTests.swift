import Account
import Identity
import Systemd
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `An administrator who sets contacts` {
    private let place: Place
    private let alice: Person
    private let base: SetContactParameters
    private let courier: FakeCourier

    init() async throws {
        place = try Place()
        alice = try Person()
        base = SetContactParameters(user: alice.name, uid: alice.uid)
        courier = try await FakeCourier(in: place)
    }

    private func with(_ change: (inout SetContactParameters) throws -> Void) rethrows -> SetContactParameters
    {
        var call = base
        try change(&call)
        return call
    }

    /// What a report says of each contact.
    private func brief(_ contacts: [ContactReport]) -> [String] {
        contacts.map { "\($0.channel.word) \($0.address) \($0.verified)" }
    }

    private func finish(_ daemon: Daemon) async throws {
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `makes a record of whom there is none, and a contact alone is no factor`() async throws {
        let daemon = try await Daemon(in: place)
        let reply = try await daemon.setContact(
            with {
                ($0.email, $0.phone) = (try EmailAddress("a@example.org"), try PhoneNumber("+49 151 123456"))
            })
        #expect(reply.changed && reply.user == alice.name)
        #expect(brief(reply.contacts) == ["email a@example.org false", "sms +49151123456 false"])
        let report = try await daemon.show(alice)
        #expect(report.state == .notEnrolled && report.contacts == reply.contacts)
        #expect(try await daemon.stored(alice) { $0.account.contacts.all.count } == 2)
        try await daemon.delivered()
        #expect(courier.letters.isEmpty)
        let records = try await daemon.journal(.accountChanged, 1)
        #expect(records.map { $0[.change] } == ["contact-changed"] && records.map { $0[.actorUID] } == ["0"])
        try await finish(daemon)
    }

    @Test func `verifies what is set, or what stands`() async throws {
        let daemon = try await Daemon(in: place)
        let mail = try EmailAddress("a@example.org")
        _ = try await daemon.setContact(with { $0.email = mail })
        #expect(try await !daemon.setContact(with { $0.email = mail }).changed)
        let vouched = try await daemon.setContact(with { $0.verified = true })
        #expect(vouched.changed && brief(vouched.contacts) == ["email a@example.org true"])
        // The same once more takes no trust away.
        #expect(try await !daemon.setContact(with { $0.email = mail }).changed)
        #expect(try await !daemon.setContact(base).changed)
        let other = try await daemon.setContact(with { $0.email = try EmailAddress("b@example.org") })
        #expect(brief(other.contacts) == ["email b@example.org false"])
        let both = try await daemon.setContact(
            with { ($0.phone, $0.verified) = (try PhoneNumber("+4915112345"), true) })
        #expect(brief(both.contacts) == ["email b@example.org false", "sms +4915112345 true"])
        try await finish(daemon)
    }

    @Test func `removes one and sets the other in one call, and not the same`() async throws {
        let daemon = try await Daemon(in: place)
        let (mail, phone) = (try EmailAddress("a@example.org"), try PhoneNumber("+4915112345"))
        _ = try await daemon.setContact(with { $0.email = mail })
        for conflict in [
            with { ($0.email, $0.remove) = (mail, [.email]) },
            with { ($0.phone, $0.remove) = (phone, [.email, .sms]) },
        ] {
            #expect(try await daemon.ask(.setContact(conflict)).refusal == .invalidParameter("remove"))
        }
        let swapped = try await daemon.setContact(with { ($0.phone, $0.remove) = (phone, [.email]) })
        #expect(brief(swapped.contacts) == ["sms +4915112345 false"])
        #expect(try await daemon.setContact(with { $0.remove = [.sms] }).contacts.isEmpty)
        #expect(try await !daemon.setContact(with { $0.remove = [.email, .sms] }).changed)
        try await finish(daemon)
    }

    @Test func `changes nothing with a dry run, and sees how it would be`() async throws {
        let daemon = try await Daemon(in: place)
        let trial = try with { ($0.email, $0.dryRun) = (try EmailAddress("a@example.org"), true) }
        let reply = try await daemon.setContact(trial)
        #expect(reply.changed && brief(reply.contacts) == ["email a@example.org false"])
        #expect(try await daemon.records() == [])
        try await daemon.enrol(alice) { [alice] in $0.reach(try alice.mail) }
        #expect(try await daemon.setContact(trial).changed)
        #expect(brief(try await daemon.show(alice).contacts) == ["email user1000@example.org true"])
        try await daemon.delivered()
        #expect(courier.letters.isEmpty)
        try await finish(daemon)
    }

    /// Whoever took over an administrator's account cannot do it in silence.
    @Test(arguments: [true, false])
    func `has the old address hear of another, or of none, if it was verified`(isVerified: Bool) async throws
    {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [alice] in
            $0.reach(try alice.mail, try alice.phone, verified: isVerified)
        }
        _ = try await daemon.setContact(with { $0.email = try EmailAddress("new@example.org") })
        _ = try await daemon.setContact(with { $0.remove = [.sms] })
        try await daemon.delivered()
        #expect(courier.letters.map(\.destination) == (isVerified ? [try alice.mail, try alice.phone] : []))
        let texts = courier.letters.map(\.text)
        #expect(
            texts.first?.contains("changed the e-mail address of your account") == (isVerified ? true : nil))
        #expect(texts.last?.contains("removed the phone number of your account") == (isVerified ? true : nil))
        #expect(texts.allSatisfy { !$0.contains("new@") })
        try await finish(daemon)
    }

    @Test func `makes a code void that was sent to the address of before`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [alice] in $0.reach(try alice.mail) }
        let login = try await daemon.open(try alice.begin())
        try await login.type("email")
        let code = try #require(courier.letters.first?.code)
        _ = try await daemon.setContact(with { $0.email = try EmailAddress("new@example.org") })
        let text = try await login.type(code).text
        #expect(text == "No code was sent for this login. Type email to get one.")
        let again = try await login.type("email").text
        #expect(again == "Meanwhile this account was changed, so nothing was sent. Log in again.")
        try await daemon.delivered()
        #expect(courier.letters.count { $0.code != nil } == 1)
        try await finish(daemon)
    }

    @Test(.enabled(if: Disk.isPossible, "\(Disk.needed)"))
    func `tells nobody of what could not be written`() async throws {
        let disk = try Disk(of: place)
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [alice] in $0.reach(try alice.mail) }
        try disk.makeReadOnly()
        let call = ControlCall.setContact(with { $0.remove = [.email] })
        #expect(
            try await daemon.ask(call).refusal == .storeUnavailable(reason: "the file system is read-only"))
        try await daemon.delivered()
        #expect(courier.letters.isEmpty)
        #expect(try await daemon.show(alice).contacts.count == 1)
        try await finish(daemon)
    }
}
