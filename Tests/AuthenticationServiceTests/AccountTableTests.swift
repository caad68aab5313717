import Account
import AccountStore
import Identity
import TestSupport
import Testing

@testable import AuthenticationService

@Suite struct `The table of accounts` {
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place()
        alice = try Person()
    }

    @Test func `finds nothing where there is nothing, and keeps nothing of it`() async throws {
        let daemon = try await Daemon(in: place)
        #expect(try await daemon.look(alice) == "nothing")
        #expect(try await daemon.run { $0.accounts.residents.isEmpty })
        try await daemon.stop()
    }

    @Test func `finds after a restart what was saved, in both slots`() async throws {
        let first = try await Daemon(in: place)
        try await first.enrol(alice)
        try await first.stop()
        let bytes = try place.bytes(of: alice.uid)
        #expect(bytes.prefix(8) == bytes[8_192..<8_200])
        let second = try await Daemon(in: place, boot: [UInt8](repeating: 3, count: 16))
        #expect(try await second.look(alice) == "1 factors")
        try await second.stop()
    }

    @Test(
        .enabled(if: CachedReads.areServed, "SKIPPED: this file system serves no read from the cache alone"))
    func `reads once for many who ask at once`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let found = try await daemon.run { [alice] desks in
            let accounts = desks.accounts
            #expect(accounts.reserve([alice.uid]) == [alice.uid] && accounts.reserve([alice.uid]).isEmpty)
            var found: [Resident] = []
            for _ in 1...64 {
                accounts.find(alice.uid, alice.name) {
                    if case .resident(let resident) = $0 { found.append(resident) }
                }
            }
            #expect(found.isEmpty)
            accounts.unreserve([alice.uid])
            #expect(found.allSatisfy { $0 === found[0] } && accounts.residents.count == 1)
            for resident in found { accounts.release(resident) }
            #expect(accounts.residents.isEmpty)
            return found.count
        }
        #expect(found == 64)
        try await daemon.stop()
    }

    @Test func `writes behind, one slot once for many changes`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let before = try place.bytes(of: alice.uid)
        try await daemon.change(alice) { desks, resident in
            for time in 1...50 as ClosedRange<Int64> {
                resident.record?.account.lastProof = time
                desks.accounts.saveBehind(resident)
            }
        }
        try await daemon.flush()
        let after = try place.bytes(of: alice.uid)
        #expect(
            (before.prefix(8_192) == after.prefix(8_192)) != (before.suffix(8_192) == after.suffix(8_192)))
        #expect(try await daemon.stored(alice) { $0.account.lastProof } == 50)
        #expect(try await daemon.stored(alice) { $0.generation } == 3)
        #expect(try await daemon.run { $0.accounts.residents.isEmpty })
        try await daemon.stop()
    }

    @Test func `writes at once for all who wait, and both slots`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let before = try place.bytes(of: alice.uid)
        let written = try await daemon.saveOften(alice, times: 20)
        #expect(written == [Bool](repeating: true, count: 20))
        let after = try place.bytes(of: alice.uid)
        #expect(before.prefix(8_192) != after.prefix(8_192) && before.suffix(8_192) != after.suffix(8_192))
        // The first was written alone, the others together.
        #expect(try await daemon.stored(alice) { $0.generation } == 6)
        #expect(try await daemon.stored(alice) { $0.account.lastProof } == 20)
        try await daemon.stop()
    }

    @Test func `takes learnt drift over only once it is on disk`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let drift = try await daemon.wait { [alice] (desks, done: @escaping ([Int64?]) -> Void) in
            desks.accounts.find(alice.uid, alice.name) { found in
                guard case .resident(let resident) = found else { return done([]) }
                resident.learnt = [FactorID(rawValue: 1): 3]
                let early = resident.record?.account.factors.first?.authenticator.totp?.drift
                desks.accounts.save(resident) { _ in
                    done([early, resident.record?.account.factors.first?.authenticator.totp?.drift])
                    desks.accounts.release(resident)
                }
                #expect(resident.record?.account.factors.first?.authenticator.totp?.drift == early)
            }
        }
        #expect(drift == [0, 3])
        #expect(try await daemon.stored(alice) { $0.account.factors.first?.authenticator.totp?.drift } == 3)
        try await daemon.stop()
    }
}
