import Account
import AccountStore
import Identity
import NIOCore
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `Changes of one account` {
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place()
        alice = try Person()
    }

    /// Asks for many at once; what became of each, in the order of the answers.
    private func change(
        _ daemon: Daemon, _ changes: [(name: String, isDryRun: Bool)]
    ) async throws -> [String] {
        try await daemon.wait { [alice] (desks, done: @escaping ([String]) -> Void) in
            desks.accounts.find(alice.uid, alice.name) { found in
                guard case .resident(let resident) = found else { return done([]) }
                var answers: [String] = []
                for (name, isDryRun) in changes {
                    let change: Resident.Change = { account throws(ControlError) in
                        try Self.apply(name, to: &account)
                    }
                    desks.accounts.change(resident, isDryRun: isDryRun, by: change) { outcome in
                        answers.append("\(name): \(outcome)")
                        guard answers.count == changes.count else { return }
                        desks.accounts.release(resident)
                        done(answers)
                    }
                }
            }
        }
    }

    /// Puts a letter behind the lock's reason; "!" is impossible, and "=" nothing to do.
    private static func apply(_ name: String, to account: inout Account) throws(ControlError) -> Bool {
        switch name {
        case "!": throw .notEnrolled(account.name)
        case "=": return false
        default:
            account.lock(Lock(since: 1, until: nil, reason: (account.lock?.reason ?? "") + name))
            return true
        }
    }

    @Test func `follow one another, each upon what the one before has made`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let answers = try await change(
            daemon,
            [
                ("a", false), ("b", false), ("!", false), ("c", true), ("=", false), ("d", false),
                ("=", true),
            ])
        #expect(answers.map { $0.prefix(1) } == ["a", "b", "!", "c", "=", "d", "="])
        #expect(
            answers.map { $0.dropFirst(3).prefix { $0 != "(" } } == [
                "changed", "changed", "impossible", "unchanged", "unchanged", "changed", "unchanged",
            ])
        #expect(answers[3].contains("wouldChange: true") && answers[4].contains("wouldChange: false"))
        #expect(try await daemon.stored(alice) { $0.account.lock?.reason } == "abd")
        #expect(try await daemon.run { $0.accounts.residents.isEmpty })
        try await daemon.stop()
    }

    @Test func `make one account of many where there is none`() async throws {
        let daemon = try await Daemon(in: place)
        _ = try await change(daemon, [("!", false), ("a", true), ("b", false), ("c", false)])
        #expect(try await daemon.stored(alice) { $0.account.lock?.reason } == "bc")
        #expect(try await daemon.stored(alice) { $0.account.isEnrolled } == false)
        #expect(try await daemon.run { $0.accounts.residents.isEmpty })
        try await daemon.stop()
    }

    @Test func `are seen by nobody before they are on disk`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let seen = try await daemon.wait { [alice] (desks, done: @escaping ([Bool]) -> Void) in
            desks.accounts.find(alice.uid, alice.name) { found in
                guard case .resident(let resident) = found else { return done([]) }
                var early = true
                let change: Resident.Change = { account throws(ControlError) in
                    try Self.apply("a", to: &account)
                }
                desks.accounts.change(resident, isDryRun: false, by: change) { _ in
                    done([early, resident.record?.account.lock != nil])
                    desks.accounts.release(resident)
                }
                early = resident.record?.account.lock != nil
            }
        }
        #expect(seen == [false, true])
        try await daemon.stop()
    }

    @Test(.enabled(if: Disk.isPossible, "\(Disk.needed)"))
    func `that cannot be written leave nothing, and those behind them go on`() async throws {
        let disk = try Disk(of: place)
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        #expect(try await change(daemon, [("a", false)]) == ["a: changed"])
        try disk.makeReadOnly()
        #expect(
            try await change(daemon, [("b", false), ("c", false)]) == ["b: unwritten", "c: unwritten"])
        #expect(try await daemon.show(alice).lock?.reason == "a")
        try disk.makeWritable()
        #expect(try await change(daemon, [("d", false)]) == ["d: changed"])
        #expect(try await daemon.stored(alice) { $0.account.lock?.reason } == "ad")
        try await daemon.stop()
    }
}
