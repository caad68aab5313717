import Account
import Identity
import Systemd
import Testing
import Wire

@testable import AuthenticationService

/// What root hears of somebody else; one's own session is in the host tests.
@Suite struct `A confirmation` {
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place()
        alice = try Person()
    }

    private func daemon(provenAgo seconds: Int64 = 100) async throws -> Daemon {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { $0.lastProof = Moment.now().seconds - seconds }
        let alice = alice
        let isRecorded = try await daemon.run { desks in
            let now = Moment.now()
            let place = ProcessPlace(
                process: ProcessIdentity(pid: 77, startTime: 5), ancestors: [], auditSession: 7,
                controlGroup: nil)
            return desks.accounts.runtime.recordSession(
                place, uid: alice.uid, proven: now.boot - seconds * 1_000, opens: true, at: now)
        }
        #expect(isRecorded)
        return daemon
    }

    private func ask(
        _ daemon: Daemon, fresh: Int = 900, purpose: String = "export customers"
    ) async throws -> ConfirmUserReply {
        let call = ConfirmUserParameters(
            user: alice.name, uid: alice.uid, purpose: purpose, freshSeconds: fresh)
        guard case .confirmedUser(let reply) = try await daemon.ask(.confirmUser(call)).get() else {
            throw Daemon.Unexpected()
        }
        return reply
    }

    @Test func `is by how long ago the newest proof was`() async throws {
        let daemon = try await daemon()
        let reply = try await ask(daemon)
        #expect(reply.proven && reply.user == alice.name)
        let age = Moment.now().seconds - (try #require(reply.provenAt?.seconds))
        #expect((100...105).contains(age))
        let old = try await ask(daemon, fresh: 60)
        #expect(!old.proven && old.provenAt != nil)
        try await daemon.stop()
        let records = daemon.journal.records(of: .confirmation)
        #expect(records.map { $0[.verdict] } == ["granted", "refused"])
        #expect(records.allSatisfy { $0[.confirmedFor] == "export customers" && $0[.actorUID] == "0" })
    }

    @Test func `is none without a proof, a record or a factor`() async throws {
        let daemon = try await Daemon(in: place)
        #expect(try await ask(daemon) == ConfirmUserReply(user: alice.name, proven: false))
        try await daemon.enrol(alice)
        #expect(try await ask(daemon) == ConfirmUserReply(user: alice.name, proven: false))
        try await daemon.stop()
        let proven = try await self.daemon()
        _ = try await proven.changes(.resetUser(ResetUserParameters(user: alice.name, uid: alice.uid)))
        #expect(try await !ask(proven).proven)
        try await proven.stop()
    }

    @Test func `is none once the account is locked, or codes have failed since`() async throws {
        let daemon = try await daemon()
        try await daemon.change(alice) { desks, resident in
            let source = FailureSource.user(UserID(rawValue: 7))
            for _ in 1...3 {
                resident.record?.account.failures.claim(
                    source, known: KnownSources(), at: Moment.now().seconds)
            }
            desks.accounts.saveBehind(resident)
        }
        #expect(try await !ask(daemon).proven)
        try await daemon.change(alice) { desks, resident in
            resident.record?.account.unlock(at: Moment.now().seconds)
            desks.accounts.saveBehind(resident)
        }
        #expect(try await ask(daemon).proven)
        _ = try await daemon.changes(.lockUser(LockUserParameters(user: alice.name, uid: alice.uid)))
        #expect(try await !ask(daemon).proven)
        try await daemon.stop()
    }

    /// A stolen factor proves nothing once it is gone, in whatever session it was used.
    @Test func `does not outlast a lock, or what was proven`() async throws {
        let daemon = try await daemon()
        let (name, uid) = (alice.name, alice.uid)
        #expect(try await ask(daemon).proven)
        _ = try await daemon.changes(.lockUser(LockUserParameters(user: name, uid: uid)))
        _ = try await daemon.changes(.unlockUser(UnlockUserParameters(user: name, uid: uid)))
        let reply = try await ask(daemon)
        #expect(!reply.proven && reply.provenAt == nil)
        #expect(try await daemon.run { $0.accounts.runtime.newestSessionProof(of: uid) } == nil)
        try await daemon.stop()
    }

    @Test(arguments: [
        ("purpose", "", 900), ("purpose", "a\u{1B}b", 900), ("purpose", "\u{E9}", 900),
        ("purpose", String(repeating: "x", count: 201), 900), ("freshSeconds", "x", 0),
        ("freshSeconds", "x", 86_401),
    ])
    func `is for a purpose and a time that can be`(field: String, purpose: String, fresh: Int) async throws {
        let daemon = try await Daemon(in: place)
        await #expect(throws: ControlError.invalidParameter(field)) {
            try await ask(daemon, fresh: fresh, purpose: purpose)
        }
        try await daemon.stop()
    }
}
