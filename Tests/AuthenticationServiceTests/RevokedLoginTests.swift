import Account
import Identity
import Testing
import Wire

@testable import AuthenticationService

/// A login that is under way while what it was proven by is taken away: its client decides when it goes on.
@Suite struct `A login that a lock overtakes` {
    @Test(arguments: [Phase.account, .openSession])
    func `begins a session with no proof`(overtaken: Phase) async throws {
        let place = try Place()
        let daemon = try await Daemon(in: place)
        let alice = try Person()
        try await daemon.enrol(alice)
        var token = try await daemon.login(try alice.begin(), alice.code()).token
        if overtaken == .account { try await lock(alice, daemon) }
        let account = try await daemon.login(try alice.begin(.account, conversation: 2, token: token))
        #expect(account.verdict == (overtaken == .account ? .notAsked : .granted))
        token = account.token
        if overtaken == .openSession { try await lock(alice, daemon) }
        var begin = try alice.begin(.openSession, conversation: 3, token: token)
        begin.auditSession = 7
        #expect(try await daemon.login(begin).verdict == .granted)
        let proof = try await daemon.run { [alice] in
            $0.logins.runtime.newestSessionProof(of: alice.uid)
        }
        #expect(proof == nil)
        try await daemon.stop()
    }

    @Test func `is one of that user alone`() async throws {
        let place = try Place()
        let daemon = try await Daemon(in: place)
        let (alice, bob) = (try Person(), try Person(1_001))
        for person in [alice, bob] { try await daemon.enrol(person) }
        let token = try await daemon.login(try alice.begin(), alice.code()).token
        try await lock(bob, daemon)
        let account = try await daemon.login(try alice.begin(.account, conversation: 2, token: token))
        #expect(account.verdict == .granted)
        try await daemon.stop()
    }

    private func lock(_ person: Person, _ daemon: Daemon) async throws {
        let (name, uid) = (person.name, person.uid)
        #expect(try await daemon.changes(.lockUser(LockUserParameters(user: name, uid: uid))))
        #expect(try await daemon.changes(.unlockUser(UnlockUserParameters(user: name, uid: uid))))
    }
}
