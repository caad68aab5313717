import Account
import Identity
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `While letters hang` {
    /// Nobody's wait ends by itself here, and no time is measured: what is answered did not wait for a letter.
    @Test func `codes of apps are judged as always, of others and of those who wait`() async throws {
        let place = try Place()
        let forever = DeliveryDesk.Patience(letter: 600_000, conversation: 600_000)
        let daemon = try await Daemon(in: place, waits: forever)
        let courier = try await FakeCourier(in: place) { _ in .holds(nil) }
        let waiting = try (2_000..<2_012).map { try Person($0) }
        let others = try (3_000..<3_012).map { try Person($0) }
        for person in waiting { try await daemon.enrol(person) { $0.reach(try person.mail) } }
        for person in others { try await daemon.enrol(person) }
        var prompts: [Dialogue] = []
        for person in waiting { prompts.append(try await daemon.open(try person.begin())) }
        for prompt in prompts { try await prompt.run { try $0.send(.answer(Array("email".utf8))) } }
        #expect(Set(try await courier.heard(12).map(\.destination)).count == 12)

        for person in others + waiting {
            let begin = try person.begin(conversation: 2)
            #expect(try await daemon.login(begin, person.code()).verdict == .granted)
        }
        for prompt in prompts {
            #expect(try await prompt.run { try $0.answer().isEmpty && $0.isOpen })
        }
        courier.finish()
        for prompt in prompts {
            #expect(try await prompt.screen().text.hasPrefix("A code was sent by e-mail"))
        }
        try await daemon.stop()
        try await courier.stop()
    }
}
