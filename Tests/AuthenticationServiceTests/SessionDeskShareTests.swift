import Identity
import NIOCore
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `Where processes stand` {
    /// Each question costs a process of root's, and no password comes before it.
    @Test func `is found out for others while one user asks again and again`() async throws {
        let place = try Place()
        let daemon = try await Daemon(in: place)
        let helper = try await FakeHelper(in: place, after: .milliseconds(500))
        let answers: [Bool] = try await daemon.wait { desks, done in
            var answers: [Bool] = []
            for (number, uid) in ([UInt32](repeating: 1_000, count: 6) + [1_001]).enumerated() {
                let peer = Peer(
                    uid: UserID(rawValue: uid), gid: GroupID(rawValue: 100), groups: [],
                    pid: Int32(number + 1))
                var isAtOnce = true
                desks.logins.sessions.place(of: peer) { _ in
                    answers.append(isAtOnce)
                    if answers.count == 7 { done(answers) }
                }
                isAtOnce = false
            }
        }
        // Two of the six were not asked about; the other user's was.
        #expect(answers.count { $0 } == 2 && answers.prefix(2) == [true, true])
        let again: Bool = try await daemon.wait { desks, done in
            let peer = Peer(
                uid: UserID(rawValue: 1_000), gid: GroupID(rawValue: 100), groups: [], pid: 9)
            var isAtOnce = true
            desks.logins.sessions.place(of: peer) { _ in done(isAtOnce) }
            isAtOnce = false
        }
        #expect(!again)
        try await helper.stop()
        try await daemon.stop()
    }
}
