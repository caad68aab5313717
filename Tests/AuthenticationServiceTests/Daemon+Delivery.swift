import Account
import Identity
import Systemd
import Wire

@testable import AuthenticationService

extension Daemon {
    /// Where nobody lives: what was handed over before is heard before this is.
    static let probe = Result { try Destination("probe@example.org", by: .email) }.successful

    /// Waits until the courier has heard all that it was given.
    func delivered() async throws {
        guard let to = Self.probe else { throw Unexpected() }
        guard case .testedCourier = try await ask(.testCourier(TestCourierParameters(to: to))).get() else {
            throw Unexpected()
        }
    }

    func setContact(_ call: SetContactParameters) async throws -> SetContactReply {
        guard case .setContact(let reply) = try await ask(.setContact(call)).get() else { throw Unexpected() }
        return reply
    }

    func notify(_ call: NotifyUserParameters) async throws -> NotifyUserReply {
        guard case .notifiedUser(let reply) = try await ask(.notifyUser(call)).get() else {
            throw Unexpected()
        }
        return reply
    }

    /// Lets time go by for the letters to a person.
    func age(_ person: Person, by seconds: Int64) async throws {
        try await change(person) { desks, resident in
            resident.record?.account.ageLetters(by: seconds)
            desks.accounts.saveBehind(resident)
        }
    }

    /// What became of the letters to a person, the latest first.
    func fates(_ person: Person) async throws -> [DeliveryReport.Fate] {
        try await show(person).deliveries.map(\.fate)
    }

    /// Waits until the letters to a person have had these fates, the latest first; what they are then.
    func fates(_ person: Person, become wanted: [DeliveryReport.Fate]) async throws -> [DeliveryReport.Fate] {
        for _ in 1...5_000 {
            guard try await fates(person) != wanted else { break }
            try await Task.sleep(for: .milliseconds(2))
        }
        return try await fates(person)
    }

    /// What the journal has of an event, once there are so many records of it.
    func journal(_ event: AuditEvent, _ count: Int) async throws -> [[JournalField: String]] {
        for _ in 1...5_000 {
            guard journal.records(of: event).count < count else { break }
            try await Task.sleep(for: .milliseconds(2))
        }
        return journal.records(of: event)
    }
}

extension Result {
    var successful: Success? { try? get() }
}
