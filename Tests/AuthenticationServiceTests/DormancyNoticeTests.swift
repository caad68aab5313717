import Account
import Identity
import NIOCore
import Platform
import Settings
import Synchronization
import Systemd
import Testing
import Wire

@testable import AuthenticationService

/// What people and the journal hear of accounts that nobody uses.
@Suite struct `Of an account that becomes dormant` {
    private static let day: Int64 = 86_400
    private let place: Place
    private let alice: Person
    private let names: FakeNames

    init() throws {
        place = try Place(
            settings: "version = 1\nlogin.require = \"if-enrolled\"\n[accounts]\ndormant_after = \"90d\"\n")
        alice = try Person()
        names = try FakeNames([alice])
    }

    private func start(isVerified: Bool = true) async throws -> Daemon {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [alice] account in
            account.lastProof = Daemon.upkeepBegan
            account.reach(try alice.mail, verified: isVerified)
        }
        return daemon
    }

    private func upkeep(_ daemon: Daemon, _ days: Int64...) async throws {
        for days in days {
            try await daemon.upkeep(place, names, at: days * Self.day)
            try await heard(daemon)
        }
    }

    /// Waits until it is known what became of the letters: whose that is are in memory until then.
    private func heard(_ daemon: Daemon) async throws {
        while try await !daemon.run({ $0.accounts.residents.isEmpty }) { try await daemon.flush() }
    }

    private func closings(_ daemon: Daemon) -> [String] {
        daemon.journal.records(of: .accountChanged).compactMap { $0[.change] }
    }

    @Test func `the owner hears once, with the day, and the journal once when it is`() async throws {
        let courier = try await FakeCourier(in: place)
        let daemon = try await start()
        try await upkeep(daemon, 1, 75)
        try await daemon.delivered()
        #expect(courier.letters.isEmpty)
        try await upkeep(daemon, 76, 77, 89)
        try await daemon.delivered()
        let day = WallClock.day(at: Daemon.upkeepBegan + 90 * Self.day)
        #expect(
            courier.letters.map(\.text) == [
                "Your account closes on \(day): before that, log in with your second factor, or run "
                    + "sallyport verify.\nQuestions: an administrator."
            ])
        #expect(closings(daemon).isEmpty)
        try await upkeep(daemon, 91, 92, 500)
        try await daemon.delivered()
        #expect(courier.letters.count == 1 && closings(daemon) == ["dormant"])
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `the owner hears again after another proof`() async throws {
        let courier = try await FakeCourier(in: place)
        let daemon = try await start()
        try await upkeep(daemon, 80)
        try await daemon.change(alice) { desks, resident in
            resident.record?.account.lastProof = Daemon.upkeepBegan + 85 * Self.day
            desks.accounts.saveBehind(resident)
        }
        try await daemon.flush()
        try await upkeep(daemon, 100, 165)
        try await daemon.delivered()
        #expect(courier.letters.count == 2)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `nobody hears whose contact is not verified, or who is locked out`() async throws {
        let courier = try await FakeCourier(in: place)
        let daemon = try await start(isVerified: false)
        try await upkeep(daemon, 80)
        #expect(try await daemon.stored(alice) { $0.account.upkeep } == Upkeep())
        try await daemon.change(alice) { [alice] desks, resident in
            if let mail = try? alice.mail { resident.record?.account.reach(mail) }
            resident.record?.account.lock(Lock(since: 1, until: nil, reason: ""))
            desks.accounts.saveBehind(resident)
        }
        try await daemon.flush()
        try await upkeep(daemon, 81, 91)
        try await daemon.delivered()
        #expect(courier.letters.isEmpty && closings(daemon).isEmpty)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `the owner hears the next day of whom the courier could not write before`() async throws {
        let answers: [[DeliveryAnswer]] = [
            [DeliveryAnswer(.failed, .courier)], [DeliveryAnswer(.refused, .tooMany)],
            [DeliveryAnswer(.deferred, .unreachable), DeliveryAnswer(.failed, .timedOut)], [FakeCourier.sent],
        ]
        let letters = Mutex(0)
        let courier = try await FakeCourier(in: place) { _ in
            .answers(
                answers[
                    letters.withLock { number in
                        defer { number += 1 }
                        return min(number, answers.count - 1)
                    }])
        }
        let daemon = try await start()
        for (days, count) in [(77, 1), (78, 2), (79, 3), (80, 4), (81, 4)] as [(Int64, Int)] {
            try await upkeep(daemon, days)
            #expect(courier.letters.count == count)
            let told = try await daemon.stored(alice) { $0.account.upkeep.toldDormant }
            #expect((told != nil) == (count == 4))
        }
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `the owner has heard while a letter is tried again`() async throws {
        let courier = try await FakeCourier(in: place) { _ in
            .holds(DeliveryAnswer(.deferred, .unreachable))
        }
        let daemon = try await start()
        try await daemon.upkeep(place, names, at: 77 * Self.day)
        while try await daemon.stored(alice, { $0.account.upkeep.toldDormant }) == nil {
            try await daemon.flush()
        }
        try await daemon.upkeep(place, names, at: 78 * Self.day)
        courier.finish()
        try await heard(daemon)
        #expect(courier.letters.count == 1)
        #expect(try await daemon.stored(alice) { $0.account.upkeep.toldDormant } != nil)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `the owner hears later to whom too many letters went that day`() async throws {
        let courier = try await FakeCourier(in: place)
        let daemon = try await start()
        try await daemon.change(alice) { desks, resident in
            guard let contact = resident.record?.account.contacts.all.first else { return }
            for _ in 1...Deliveries.mostNoticesADay {
                _ = resident.record?.account.claimNotice(to: contact, .notice, at: Moment.now().seconds)
            }
            desks.accounts.saveBehind(resident)
        }
        try await upkeep(daemon, 77)
        #expect(courier.letters.isEmpty)
        try await daemon.age(alice, by: 2 * Self.day)
        try await upkeep(daemon, 78)
        #expect(courier.letters.count == 1)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `nobody hears where no account becomes dormant`() async throws {
        let place = try Place(settings: "version = 1\nlogin.require = \"if-enrolled\"\n")
        let courier = try await FakeCourier(in: place)
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [alice] in $0.reach(try alice.mail) }
        try await daemon.upkeep(place, names, at: 0)
        try await daemon.delivered()
        #expect(courier.letters.isEmpty && closings(daemon).isEmpty)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `many hear by and by`() async throws {
        let people = try (2_000..<2_007).map { try Person($0) }
        let courier = try await FakeCourier(in: place)
        let daemon = try await Daemon(in: place)
        for person in people {
            try await daemon.enrol(person) { account in
                account.lastProof = Daemon.upkeepBegan
                account.reach(try person.mail)
            }
        }
        let pace = Caretaker.Pace(pause: .zero, records: 2, letters: 4)
        for (day, count) in [(80, 4), (81, 7), (82, 7)] as [(Int64, Int)] {
            try await daemon.upkeep(place, names, at: day * Self.day, pace: pace)
            try await heard(daemon)
            #expect(Set(courier.letters.map(\.destination)).count == count)
            #expect(courier.letters.count == count)
        }
        try await daemon.stop()
        try await courier.stop()
    }
}
