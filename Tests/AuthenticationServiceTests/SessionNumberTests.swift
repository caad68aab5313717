import Account
import Identity
import LiveSessions
import Testing

@testable import AuthenticationService

/// An administrator ends by its number what was listed a while ago.
@Suite struct `The number of a session` {
    private let place: Place

    init() throws { place = try Place() }

    private func table(bootID: [UInt8] = Place.boot) throws -> SessionTable {
        try SessionTable(table: try place.openSessions(), bootID: bootID)
    }

    private func open(_ pid: Int32, in table: SessionTable) throws -> SessionID {
        let leader = ProcessIdentity(pid: pid, startTime: 9)
        let (user, service) = (try AccountName("alice"), try ServiceName("sshd"))
        return try table.open(leader) { id in
            LiveSession(
                id: id, uid: UserID(rawValue: 1_000), user: user, service: service, leader: leader, name: nil,
                host: nil, key: nil, factor: .totp, opened: 1, openedAt: 1, rule: nil)
        }.id
    }

    /// Opens sessions of so many leaders in a daemon of their own, and closes some.
    private func live(opening leaders: ClosedRange<Int32>, closing closed: Set<UInt32>) throws {
        let table = try table()
        for leader in leaders {
            let id = try open(leader, in: table)
            if closed.contains(id.rawValue) { table.close(id) }
        }
    }

    @Test func `is not given again after a restart, though its session is over`() throws {
        try live(opening: 1...3, closing: [2, 3])
        let second = try table()
        #expect(second.sessions.keys.map(\.rawValue) == [1])
        #expect(try open(4, in: second).rawValue == 4)
        #expect(try open(5, in: second).rawValue == 5)
    }

    @Test func `begins anew with a boot`() throws {
        try live(opening: 1...2, closing: [1, 2])
        #expect(try open(3, in: try table(bootID: Place.boot.map { $0 + 1 })).rawValue == 1)
    }
}
