import Account
import Identity
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `An administrator's own words` {
    private let place: Place
    private let alice: Person
    private let base: NotifyUserParameters

    init() throws {
        place = try Place(settings: "version = 1\nhelp.contact = \"extension 1234\"\n")
        alice = try Person()
        base = NotifyUserParameters(user: alice.name, uid: alice.uid, text: "From May on.\nSee you.")
    }

    @Test func `go by mail where there is an address, else by SMS`() async throws {
        let (daemon, courier) = (try await Daemon(in: place), try await FakeCourier(in: place))
        try await daemon.enrol(alice) { [alice] in $0.reach(try alice.phone, verified: false) }
        let first = try await daemon.notify(base)
        #expect(first == NotifyUserReply(user: alice.name, to: "+49***00", fate: .sent))
        try await daemon.change(alice) { [alice] desks, resident in
            guard let mail = try? alice.mail else { return }
            resident.record?.account.reach(mail, verified: false)
            desks.accounts.saveBehind(resident)
        }
        #expect(try await daemon.notify(base).to == "u***@e***.org")
        #expect(courier.letters.map(\.destination) == [try alice.phone, try alice.mail])
        let letter = try #require(courier.letters.last)
        #expect(letter.text.hasPrefix("From May on.\nSee you.") && letter.code == nil)
        #expect(letter.text.contains("extension 1234") && !letter.letter.subject.contains("May"))
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `reach nobody who has no contact, nor with a dry run`() async throws {
        let (daemon, courier) = (try await Daemon(in: place), try await FakeCourier(in: place))
        #expect(try await daemon.ask(.notifyUser(base)).refusal == .noContact(alice.name))
        #expect(try await daemon.records() == [])
        try await daemon.enrol(alice) { [alice] in $0.reach(try alice.mail) }
        var trial = base
        trial.dryRun = true
        #expect(
            try await daemon.notify(trial)
                == NotifyUserReply(user: alice.name, to: "u***@e***.org", fate: nil))
        try await daemon.delivered()
        #expect(courier.letters.isEmpty)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test(arguments: ["", String(repeating: "x", count: 4_097), "a\u{1B}b", "a\rb", "a\0b", "a\u{202E}b"])
    func `are refused where they cannot be shown`(text: String) async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [alice] in $0.reach(try alice.mail) }
        let call = NotifyUserParameters(user: alice.name, uid: alice.uid, text: text)
        #expect(try await daemon.ask(.notifyUser(call)).refusal == .invalidParameter("text"))
        try await daemon.stop()
    }

    @Test func `are answered once, with what is known first`() async throws {
        let daemon = try await Daemon(in: place)
        let courier = try await FakeCourier(in: place) { _ in
            .answers([DeliveryAnswer(.deferred, .busy), DeliveryAnswer(.failed, .unreachable)])
        }
        try await daemon.enrol(alice) { [alice] in $0.reach(try alice.mail) }
        let reply = try await daemon.notify(base)
        #expect(reply.fate == .waiting && reply.reason == .busy)
        #expect(try await daemon.fates(alice, become: [.failed]) == [.failed])
        #expect(try await daemon.show(alice).deliveries.first?.reason == .unreachable)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `and notices together are bounded for one account`() async throws {
        let (daemon, courier) = (try await Daemon(in: place), try await FakeCourier(in: place))
        try await daemon.enrol(alice) { [alice] in $0.reach(try alice.mail) }
        for _ in 1...Deliveries.mostNoticesADay { #expect(try await daemon.notify(base).fate == .sent) }
        let reply = try await daemon.notify(base)
        #expect(reply.fate == .refused && reply.reason == .tooMany)
        try await daemon.delivered()
        #expect(courier.letters.count == Deliveries.mostNoticesADay)
        // Codes have a budget of their own.
        let login = try await daemon.open(try alice.begin())
        #expect(try await login.type("email").text.hasPrefix("A code was sent"))
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `are not needed to see each step of a delivery`() async throws {
        let daemon = try await Daemon(in: place)
        let answer = DeliveryAnswer(
            .failed, .certificate, detail: "not its name", steps: "connected\nSTARTTLS\nnot its name")
        let courier = try await FakeCourier(in: place) { _ in .answers([answer]) }
        let phone = try alice.phone
        let call = ControlCall.testCourier(TestCourierParameters(to: phone))
        guard case .testedCourier(let reply) = try await daemon.ask(call).get() else {
            throw Daemon.Unexpected()
        }
        #expect(
            reply
                == TestCourierReply(
                    fate: .failed, reason: .certificate, detail: "not its name",
                    steps: ["connected", "STARTTLS", "not its name"]))
        let letter = try #require(courier.letters.first)
        #expect(letter.showsSteps && letter.code == nil && letter.destination == phone)
        #expect(try await daemon.records() == [])
        try await daemon.stop()
        try await courier.stop()
    }
}
