import Account
import Identity
import Systemd
import Testing
import Wire

@testable import AuthenticationService

/// What a person is told of a letter, and what is known of it afterwards.
@Suite struct `A person who waits for a code` {
    private static let otherwise = "You can type the code of your authenticator app instead."
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place()
        alice = try Person()
    }

    private func start(waits: DeliveryDesk.Patience = DeliveryDesk.Patience()) async throws -> Daemon {
        let daemon = try await Daemon(in: place, waits: waits)
        try await daemon.enrol(alice) { [alice] in $0.reach(try alice.mail) }
        return daemon
    }

    private static let refusals: [(FakeCourier.Reply, String)] = [
        (.answers([DeliveryAnswer(.refused, .badDestination)]), "does not take this e-mail address."),
        (.answers([DeliveryAnswer(.refused, .refused)]), "the mail server refused it."),
        (.answers([DeliveryAnswer(.refused, .tooMany)]), "too many were sent from this host."),
        (.answers([DeliveryAnswer(.failed, .unreachable)]), "the mail server does not answer."),
        (.answers([DeliveryAnswer(.failed, .notConfigured)]), "this host has no mail server."),
        (.answers([DeliveryAnswer(.failed, .certificate)]), "and this host do not trust each other."),
        (.hangsUp, "this host cannot send anything at the moment."),
        (.bytes([0x53, 0x43, 9, 9, 9, 9, 9, 9, 9]), "this host cannot send anything at the moment."),
        (.bytes(PasswordAnswer.accepted.bytes), "this host cannot send anything at the moment."),
    ]

    @Test(arguments: refusals.indices)
    func `is told at once why none comes, and what else to type`(row: Int) async throws {
        let (reply, reason) = Self.refusals[row]
        let (daemon, courier) = (try await start(), try await FakeCourier(in: place) { _ in reply })
        let login = try await daemon.open(try alice.begin())
        let text = try await login.type("email").text
        #expect(text.hasPrefix("No code could be sent by e-mail to u***@e***.org: "))
        #expect(text.contains(reason) && text.contains(Self.otherwise))
        #expect(try await !daemon.fates(alice).contains(.waiting))
        #expect(try await login.type(alice.code()).verdict == .granted)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `is told at once where there is no courier`() async throws {
        let daemon = try await start()
        let login = try await daemon.open(try alice.begin())
        #expect(try await login.type("email").text.contains("this host cannot send anything at the moment"))
        #expect(try await daemon.fates(alice) == [.failed])
        #expect(try await login.type(alice.code()).verdict == .granted)
        try await daemon.stop()
    }

    @Test(arguments: [DeliveryAnswer(.sent, detail: "250 OK"), DeliveryAnswer(.failed, .busy)])
    func `is told of a deferral, and how it ends is known afterwards`(end: DeliveryAnswer) async throws {
        let daemon = try await start()
        let later = DeliveryAnswer(.deferred, .busy, detail: "450 later")
        let courier = try await FakeCourier(in: place) { _ in .holds(later) }
        let login = try await daemon.open(try alice.begin())
        let text = try await login.type("email").text
        #expect(text.hasPrefix("The code for u***@e***.org is not on its way yet (the mail server is busy)"))
        #expect(text.contains(Self.otherwise))
        #expect(try await daemon.fates(alice) == [.waiting])
        #expect(try await login.type("?").text.contains("the mail server has not taken it yet"))
        courier.finish(end)
        let fate: DeliveryReport.Fate = end.fate == .sent ? .sent : .failed
        #expect(try await daemon.fates(alice, become: [fate]) == [fate])
        let records = try await daemon.journal(.delivery, 2)
        #expect(records.map { $0[.fate] } == ["deferred", end.fate == .sent ? "sent" : "failed"])
        #expect(records.map { $0[.detail] } == ["450 later", end.detail.isEmpty ? nil : end.detail])
        #expect(records.map { $0[.reason] } == ["busy", end.fault.map { _ in "busy" }])
        let help = try await login.type("?").text
        #expect(help.contains(end.fate == .sent ? "A code was sent by e-mail" : "No code could be sent"))
        let code = try #require(courier.letters.first?.code)
        #expect(try await login.type(code).verdict == .granted)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `is not kept waiting for a courier that says nothing`() async throws {
        let daemon = try await start(waits: DeliveryDesk.Patience(letter: 50, conversation: 60_000))
        let courier = try await FakeCourier(in: place) { _ in .holds(nil) }
        let login = try await daemon.open(try alice.begin())
        let text = try await login.type("email").text
        #expect(text.hasPrefix("The code for u***@e***.org is not on its way yet; this host goes on trying."))
        #expect(text.contains(Self.otherwise))
        courier.finish()
        #expect(try await daemon.fates(alice, become: [.sent]) == [.sent])
        let code = try #require(courier.letters.first?.code)
        #expect(try await login.type(code).verdict == .granted)
        try await daemon.stop()
        try await courier.stop()
    }

    /// The module waits for everything together.
    @Test func `is kept waiting so long in one conversation and no longer`() async throws {
        let daemon = try await start(waits: DeliveryDesk.Patience(letter: 600_000, conversation: 50))
        let courier = try await FakeCourier(in: place) { _ in .holds(nil) }
        let login = try await daemon.open(try alice.begin())
        for _ in 1...2 {
            #expect(try await login.type("email").text.contains("is not on its way yet"))
            try await daemon.age(alice, by: 61)
        }
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `and goes away leaves nothing behind but the fate of the letter`() async throws {
        let daemon = try await start()
        let courier = try await FakeCourier(in: place) { _ in .holds(nil) }
        let login = try await daemon.open(try alice.begin())
        try await login.run { try $0.send(.answer(Array("email".utf8))) }
        _ = try await courier.heard(1)
        try await login.hangUp()
        #expect(try await daemon.run { $0.logins.open } == 0)
        #expect(try await daemon.run { $0.accounts.residents.count } == 1, "the letter is under way")
        courier.finish()
        #expect(try await daemon.fates(alice, become: [.sent]) == [.sent])
        try await daemon.settled()
        #expect(try await daemon.run { $0.accounts.residents.isEmpty })
        #expect(try await daemon.stored(alice) { $0.account.deliveries.entries.map(\.fate) } == [.sent])
        try await daemon.stop()
        try await courier.stop()
    }
}
