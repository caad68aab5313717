import Account
import Identity
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `After a restart a code by mail` {
    private let place: Place
    private let alice: Person
    private let courier: FakeCourier

    init() async throws {
        place = try Place()
        alice = try Person()
        courier = try await FakeCourier(in: place)
    }

    /// A login for which a code was sent, and that code.
    private func login(_ daemon: Daemon) async throws -> (Dialogue, String) {
        try await daemon.enrol(alice) { [alice] in $0.reach(try alice.mail) }
        let login = try await daemon.open(try alice.begin())
        try await login.type("email")
        return (login, try #require(try await courier.heard(1).first?.code))
    }

    /// Whoever still waits would keep the stores open.
    private func stop(_ daemon: Daemon, _ prompt: Dialogue) async throws {
        try await prompt.hangUp()
        try await daemon.stop()
    }

    /// As a module starts its conversation over.
    private func startOver(_ daemon: Daemon, pid: Int32 = 77) async throws -> Dialogue {
        var begin = try alice.begin(pid: pid)
        begin.restarts = 1
        return try await daemon.open(begin)
    }

    @Test func `is not sent again in the same conversation, and is good`() async throws {
        let first = try await Daemon(in: place)
        try await first.enrol(alice) { [alice] in try $0.useMailAlone(try alice.mail) }
        let prompt = try await first.open(try alice.begin())
        #expect(prompt.opening.text.hasPrefix("A code was sent by e-mail to u***@e***.org."))
        let code = try #require(try await courier.heard(1).first?.code)
        try await stop(first, prompt)
        let second = try await Daemon(in: place)
        let again = try await startOver(second)
        #expect(
            again.opening.text
                == "The code that was sent by e-mail to u***@e***.org is still good; type it here.")
        try await second.delivered()
        #expect(courier.letters.count == 1)
        #expect(try await again.type(code).verdict == .granted)
        try await second.stop()
        try await courier.stop()
    }

    @Test func `stays spent`() async throws {
        let first = try await Daemon(in: place)
        let (prompt, code) = try await login(first)
        #expect(try await prompt.type(code).verdict == .granted)
        try await first.stop()
        let second = try await Daemon(in: place)
        let again = try await startOver(second, pid: 78)
        #expect(try await again.type(code).text.hasPrefix("That code was used before."))
        try await second.stop()
        try await courier.stop()
    }

    /// Three in one conversation, two in the same one started over; the sixth is right.
    @Test func `is worth nothing after five guesses, wherever they were made`() async throws {
        let first = try await Daemon(in: place)
        let (prompt, code) = try await login(first)
        for guess in 1...2 { #expect(try await prompt.type(code.wrong(guess)).verdict == nil) }
        #expect(try await prompt.type(code.wrong(3)).verdict == .refused)
        try await stop(first, prompt)

        let second = try await Daemon(in: place)
        let again = try await startOver(second)
        for guess in 4...5 {
            #expect(try await again.type(code.wrong(guess)).text.hasPrefix("That code is wrong."))
        }
        try await stop(second, again)

        let third = try await Daemon(in: place)
        #expect(try await third.stored(alice) { $0.account.failures.standing } == 5)
        // Else the wait of the source would hide it.
        #expect(try await third.changes(.unlockUser(UnlockUserParameters(user: alice.name, uid: alice.uid))))
        let last = try await startOver(third)
        #expect(
            try await last.type(code).text
                == "Too many wrong codes were typed for the one that was sent, so it counts no more. "
                + "Type email for a new one.")
        try await third.age(alice, by: 61)
        #expect(try await last.type("email").text.hasPrefix("A code was sent by e-mail to"))
        let fresh = try #require(try await courier.heard(2).last?.code)
        #expect(fresh != code)
        #expect(try await last.type(fresh).verdict == .granted)
        try await third.stop()
        try await courier.stop()
    }

    @Test func `is over after another boot`() async throws {
        let first = try await Daemon(in: place)
        let (prompt, code) = try await login(first)
        try await stop(first, prompt)
        let second = try await Daemon(in: place, boot: [UInt8](repeating: 4, count: 16))
        let again = try await startOver(second)
        #expect(
            try await again.type(code).text
                == "The time of the code that was sent is over. Type email for a new one.")
        #expect(courier.letters.count == 1)
        try await second.stop()
        try await courier.stop()
    }
}
