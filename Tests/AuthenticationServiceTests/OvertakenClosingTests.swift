import Account
import Identity
import NIOCore
import Platform
import Systemd
import Testing

@testable import AuthenticationService

/// Somebody logs in while the record is being closed.
@Suite struct `A closing that a login overtakes` {
    private static let day: Int64 = 86_400

    /// Calls something when it is asked a second time about a name; used on the event loop alone.
    private final class Watched: NameQuestions {
        let names: FakeNames
        let name: AccountName
        let isAskedAgain: () -> Void
        private var asked = 0

        init(_ names: FakeNames, _ name: AccountName, _ isAskedAgain: @escaping () -> Void) {
            (self.names, self.name, self.isAskedAgain) = (names, name, isAskedAgain)
        }

        func user(_ uid: UserID, _ done: @escaping (Lookup<User>) -> Void) { names.user(uid, done) }

        func user(named name: AccountName, _ done: @escaping (Lookup<User>) -> Void) {
            if name == self.name { asked += 1 }
            if asked == 2 { isAskedAgain() }
            names.user(named: name, done)
        }
    }

    /// Who logs in then is in memory, so that the closing is written before the event loop does anything else.
    @Test func `holds in memory as on disk`() async throws {
        let place = try Place(settings: "version = 1\nlogin.require = \"if-enrolled\"\n")
        let people = try (1_000..<1_005).map { try Person($0) }
        let (alice, names) = (people[0], try FakeNames(people))
        let daemon = try await Daemon(in: place)
        for person in people { try await daemon.enrol(person) }
        names.know(alice, false)
        for day in [0, 1] as [Int64] { try await daemon.upkeep(place, names, at: day * Self.day) }
        try await daemon.wait { (desks, done: @escaping (Bool) -> Void) in
            desks.accounts.find(alice.uid, alice.name) { found in
                guard case .resident(let resident) = found else { return done(false) }
                let now = Daemon.upkeepBegan + 30 * Self.day
                let logIn = NIOLoopBound(
                    {
                        #expect(resident.isWriting)
                        resident.record?.account.lastProof = now
                        desks.accounts.saveBehind(resident)
                    }, eventLoop: desks.eventLoop)
                let watched = Watched(names, alice.name) { desks.eventLoop.execute { logIn.value() } }
                Caretaker(
                    logins: desks.logins, names: watched, stateDirectory: place.state,
                    pace: Caretaker.Pace(pause: .zero),
                    sources: { NameSources(users: Array("root:x:0".utf8), plan: nil) }, now: { now }
                ).work {
                    desks.accounts.release(resident)
                    done(true)
                }
            }
        }
        try await daemon.settled()
        let changes = daemon.journal.records(of: .accountChanged).compactMap { $0[.change] }
        #expect(changes == ["missing", "offboarded"])
        #expect(try await daemon.offboarded(alice) != nil)
        try await daemon.stop()
    }
}
