import Identity
import NIOCore
import Testing

@testable import AuthenticationService

@Suite struct `The thread of slow hashes` {
    private let place: Place

    init() throws { place = try Place() }

    private struct Job: Sendable {
        let name: String
        let uid: UInt32
        var purpose = HashingDesk.Purpose.judging
        var isWanted = true
    }

    /// Asks for all at once; which were done in what order, "-" before those that were not computed.
    private func order(_ jobs: [Job]) async throws -> [String] {
        let daemon = try await Daemon(in: place)
        let done = try await daemon.wait { (desks, answer: @escaping ([String]) -> Void) in
            var done: [String] = []
            for job in jobs {
                desks.logins.hashing.perform(
                    job.purpose, for: UserID(rawValue: job.uid), while: { job.isWanted }
                ) {
                    job.name
                } _: { name in
                    done.append(name ?? "-\(job.name)")
                    if done.count == jobs.count { answer(done) }
                }
            }
        }
        try await daemon.stop()
        return done
    }

    @Test func `gives each account its turn, whoever asks for more`() async throws {
        let many = (1...4).map { Job(name: "a\($0)", uid: 1) }
        let done = try await order(many + [Job(name: "b1", uid: 2), Job(name: "c1", uid: 3)])
        #expect(done == ["a1", "a2", "b1", "c1", "a3", "a4"])
    }

    @Test func `judges before it makes`() async throws {
        let done = try await order([
            Job(name: "first", uid: 9), Job(name: "made", uid: 1, purpose: .making),
            Job(name: "judged", uid: 1), Job(name: "other", uid: 2),
        ])
        #expect(done == ["first", "judged", "other", "made"])
    }

    @Test func `computes nothing that nobody waits for`() async throws {
        let done = try await order([
            Job(name: "first", uid: 9), Job(name: "gone", uid: 1, isWanted: false), Job(name: "last", uid: 2),
        ])
        #expect(done.filter { $0 != "-gone" } == ["first", "last"] && done.contains("-gone"))
    }

    @Test func `has no room for two that make something for one account, or for too many`() async throws {
        let made = (1...2).map { Job(name: "made\($0)", uid: 1, purpose: .making) }
        let many = (1...130).map { Job(name: "\($0)", uid: 2) }
        let done = try await order([Job(name: "first", uid: 9)] + made + many)
        #expect(done.filter { $0.hasPrefix("-") } == ["-made2", "-129", "-130"])
        #expect(done.count == 133)
    }
}
