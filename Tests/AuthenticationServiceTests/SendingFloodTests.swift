import Account
import Identity
import Systemd
import Testing
import Wire

@testable import AuthenticationService

/// Somebody has a password, and wants as many letters as there can be.
@Suite struct `Ten thousand requests for a code` {
    private static let rounds = 20
    private static let perRound = 500
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place()
        alice = try Person()
    }

    /// Each in a conversation of its own; in each round from other networks, and a minute after the one before.
    private func flood(_ daemon: Daemon, isFromAfar: Bool = true) async throws {
        for round in 0..<Self.rounds {
            let begins = try (0..<Self.perRound).map {
                try begin(round * Self.perRound + $0, isFromAfar: isFromAfar)
            }
            _ = try await daemon.login(begins, [Array("email".utf8), []])
            try await daemon.age(alice, by: 61)
            try await daemon.run { $0.callers = [] }
        }
        try await daemon.delivered()
    }

    private func begin(_ number: Int, isFromAfar: Bool = true) throws -> Begin {
        var begin = try alice.begin()
        let bytes = [UInt8](repeating: 7, count: 14) + [UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)]
        begin.conversation = try #require(ConversationID(bytes: bytes))
        if isFromAfar { begin.remoteHost = Array("10.\(number / 250).\(number % 250).1".utf8) }
        return begin
    }

    @Test func `send no more than the budget, and leave nothing in memory`() async throws {
        let (daemon, courier) = (try await Daemon(in: place), try await FakeCourier(in: place))
        try await daemon.enrol(alice) { [alice] account in
            account.reach(try alice.mail)
            account.known.met(.local, at: Moment.now().seconds)
        }
        try await flood(daemon)
        #expect(courier.letters.count == Deliveries.mostCodesADayByStrangers)
        // The owner, where the owner was seen before, has the rest.
        let login = try await daemon.open(try alice.begin(conversation: 99))
        #expect(try await login.type("email").text.hasPrefix("A code was sent by e-mail"))
        let code = try #require(courier.letters.last?.code)
        #expect(try await login.type(code).verdict == .granted)
        try await daemon.settled()
        #expect(try await daemon.run { $0.accounts.residents.isEmpty && $0.logins.open == 0 })
        let kept = try await daemon.stored(alice) {
            [$0.account.sentCodes.count, $0.account.deliveries.entries.count]
        }
        #expect(kept.map { $0[0] <= 6 && $0[1] <= Deliveries.most } == true)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `send no more to somebody who was never seen anywhere`() async throws {
        let (daemon, courier) = (try await Daemon(in: place), try await FakeCourier(in: place))
        try await daemon.enrol(alice) { [alice] in try $0.useMailAlone(try alice.mail) }
        try await flood(daemon)
        #expect(courier.letters.count == Deliveries.mostCodesADay)
        let withheld = try await daemon.journal(.delivery, 1).filter { $0[.fate] == "refused" }
        #expect(Set(withheld.map { $0[.reason] }) == [DeliveryFault.tooMany.word])
        let refused = try await daemon.open(try alice.begin(conversation: 99)).opening
        #expect(refused.text.hasPrefix("So many codes were asked for that none is sent by e-mail for now."))
        try await daemon.stop()
        try await courier.stop()
    }

    /// There the owner is not to be shut out by others, and yet a mailbox is not to be filled.
    ///
    /// Of codes that are asked for
    /// at once only the last are kept, and the others not even sent.
    @Test func `send no more where the owner was seen before`() async throws {
        let (daemon, courier) = (try await Daemon(in: place), try await FakeCourier(in: place))
        try await daemon.enrol(alice) { [alice] account in
            account.reach(try alice.mail)
            account.known.met(.local, at: Moment.now().seconds)
        }
        try await flood(daemon, isFromAfar: false)
        #expect((6...SendingBudgets.mostFromPlace).contains(courier.letters.count))
        try await daemon.settled()
        let kept = try await daemon.stored(alice) {
            [$0.account.sentCodes.count, $0.account.deliveries.entries.count]
        }
        #expect(kept.map { $0[0] <= 6 && $0[1] <= Deliveries.most } == true)
        try await daemon.stop()
        try await courier.stop()
    }

    /// The budget of the account outlives the daemon.
    @Test func `are counted over restarts`() async throws {
        let courier = try await FakeCourier(in: place)
        for number in 0..<Deliveries.mostCodesADay + 2 {
            let daemon = try await Daemon(in: place)
            if number == 0 {
                try await daemon.enrol(alice) { [alice] in try $0.useMailAlone(try alice.mail) }
            }
            let login = try await daemon.open(try begin(number))
            try await daemon.age(alice, by: 61)
            try await login.hangUp()
            try await daemon.delivered()
            try await daemon.flush()
            try await daemon.stop()
        }
        #expect(courier.letters.count == Deliveries.mostCodesADay)
        try await courier.stop()
    }

    /// Many accounts may have one address, and it is one mailbox that is filled.
    @Test func `of many accounts send no more to one address`() async throws {
        let (daemon, courier) = (try await Daemon(in: place), try await FakeCourier(in: place))
        let shared = try alice.mail
        for number in 3_000..<3_050 as Range<UInt32> {
            let person = try Person(number)
            try await daemon.enrol(person) { try $0.useMailAlone(shared) }
            _ = try await daemon.open(try person.begin())
        }
        try await daemon.delivered()
        #expect(courier.letters.count == SendingBudgets.mostToOne)
        try await daemon.stop()
        try await courier.stop()
    }
}
