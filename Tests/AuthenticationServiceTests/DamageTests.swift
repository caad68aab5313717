import Account
import AccountStore
import FoundationEssentials
import Identity
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `A stored account` {
    private let place: Place
    private let alice: Person

    init() async throws {
        place = try Place()
        alice = try Person()
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        try await daemon.stop()
    }

    @Test(arguments: [0, 1])
    func `of which one slot is damaged is served from the other and repaired`(slot: Int) async throws {
        try place.damage(alice.uid, at: slot * 8_192 + 100)
        let daemon = try await Daemon(in: place)
        #expect(try await daemon.look(alice) == "1 factors")
        try await daemon.flush()
        try await daemon.stop()

        try place.damage(alice.uid, at: (1 - slot) * 8_192 + 100)
        let again = try await Daemon(in: place)
        #expect(try await again.look(alice) == "1 factors")
        try await again.stop()
    }

    /// What was accepted since the older slot was written may be forgotten.
    @Test func `of which one slot is damaged accepts no code of the open window`() async throws {
        try place.damage(alice.uid, at: 100)
        let daemon = try await Daemon(in: place)
        let verdict = try await daemon.login(try alice.begin(), alice.code()).verdict
        #expect(verdict == nil)
        try await daemon.stop()
    }

    @Test func `of which no slot opens is refused, and others are served`() async throws {
        let bob = try Person(1_001)
        try place.damage(alice.uid, at: 100)
        try place.damage(alice.uid, at: 8_292)
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(bob)
        #expect(try await daemon.look(alice) == "damaged")
        #expect(try await daemon.look(bob) == "1 factors")
        let verdict = try await daemon.login(try alice.begin(), alice.code()).verdict
        #expect(verdict == .unavailable)
        try await daemon.stop()
    }

    @Test func `is of its uid and its name, and of nobody else`() async throws {
        let daemon = try await Daemon(in: place)
        let renamed = try await daemon.look(alice.uid, try AccountName("mallory"))
        let moved = try await daemon.look(UserID(rawValue: 4_000), alice.name)
        #expect(renamed == "the record of this uid belongs to the name user1000")
        #expect(moved == "the record of this name belongs to uid 1000")
        try await daemon.stop()
    }

    @Test func `whose file has gone is not written, and that is said`() async throws {
        let daemon = try await Daemon(in: place)
        let path = place.file(of: alice.uid)
        let isWritten = try await daemon.wait { [alice] (desks, done: @escaping (Bool) -> Void) in
            desks.accounts.find(alice.uid, alice.name) { found in
                guard case .resident(let resident) = found else { return done(true) }
                try? FileManager.default.removeItem(atPath: path)
                desks.accounts.save(resident) { isWritten in
                    desks.accounts.release(resident)
                    done(isWritten)
                }
            }
        }
        #expect(!isWritten)
        #expect(try await daemon.run { $0.accounts.problem } == .missing(alice.uid))
        try await daemon.stop()
    }
}
