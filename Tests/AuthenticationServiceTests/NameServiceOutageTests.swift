import Account
import Identity
import NIOCore
import Platform
import Synchronization
import Systemd
import Testing

@testable import AuthenticationService

/// An outage of the name service closes no account, and nobody is taken for gone.
@Suite struct `While the name service is broken` {
    private static let day: Int64 = 86_400

    enum Breakage: CaseIterable {
        case failing, emptied, gone
        /// In the middle of a round.
        case failingMidway, emptiedMidway, goneMidway

        var mood: FakeNames.Mood {
            switch self {
            case .failing, .failingMidway: .failing
            case .emptied, .emptiedMidway: .emptied
            case .gone, .goneMidway: .gone
            }
        }

        var isMidway: Bool { [.failingMidway, .emptiedMidway, .goneMidway].contains(self) }
    }

    private let place: Place

    init() throws { place = try Place(settings: "version = 1\nlogin.require = \"if-enrolled\"\n") }

    private func people(_ count: UInt32) throws -> [Person] {
        try (1_000..<1_000 + count).map { try Person($0) }
    }

    private func start(_ people: [Person]) async throws -> Daemon {
        let daemon = try await Daemon(in: place)
        for person in people { try await daemon.enrol(person) }
        return daemon
    }

    private func noted(_ daemon: Daemon, _ people: [Person]) async throws -> [UserID] {
        var noted: [UserID] = []
        for person in people {
            let isNoted = try await daemon.stored(person) {
                $0.account.upkeep != Upkeep() || $0.account.lock != nil
            }
            if isNoted == true { noted.append(person.uid) }
        }
        return noted
    }

    /// For an hour, asked every five minutes; by few accounts and by many.
    @Test(arguments: Breakage.allCases, [3, 40] as [UInt32])
    func `for an hour, no record is closed, and nothing is noted`(
        breakage: Breakage, count: UInt32
    ) async throws {
        let people = try people(count)
        let names = try FakeNames(people)
        let daemon = try await start(people)
        try await daemon.upkeep(place, names, at: 0)
        for round in 1...12 as ClosedRange<Int64> {
            names.state.withLock { state in
                state.mood = breakage.isMidway ? .serving : breakage.mood
                state.turning = breakage.isMidway ? (state.asked + Int(count) / 2 + 1, breakage.mood) : nil
            }
            try await daemon.upkeep(place, names, at: round * 300)
        }
        #expect(try await noted(daemon, people).isEmpty)
        try await daemon.stop()
        #expect(daemon.journal.records(of: .accountChanged).isEmpty)
        #expect(daemon.journal.text.contains("the name service is not believed"))
    }

    /// Even a record whose grace is over.
    @Test(arguments: Breakage.allCases)
    func `a record is not closed that otherwise would be`(breakage: Breakage) async throws {
        let people = try people(6)
        let names = try FakeNames(people)
        let daemon = try await start(people)
        names.know(people[0], false)
        for day in [0, 1, 2] as [Int64] { try await daemon.upkeep(place, names, at: day * Self.day) }
        #expect(try await noted(daemon, people) == [people[0].uid])
        names.state.withLock { state in
            state.mood = breakage.isMidway ? .serving : breakage.mood
            state.turning = breakage.isMidway ? (state.asked + 5, breakage.mood) : nil
        }
        for day in 31...40 as ClosedRange<Int64> {
            try await daemon.upkeep(place, names, at: day * Self.day)
        }
        #expect(try await daemon.stored(people[0]) { $0.account.lock == nil } == true)
        #expect(try await noted(daemon, people) == [people[0].uid])
        names.state.withLock { ($0.mood, $0.turning) = (.serving, nil) }
        try await daemon.upkeep(place, names, at: 41 * Self.day)
        #expect(try await daemon.stored(people[0]) { $0.account.lock != nil } == true)
        try await daemon.stop()
    }

    @Test func `the journal is told once`() async throws {
        let people = try people(6)
        let names = try FakeNames(people)
        let daemon = try await start(people)
        names.be(.failing)
        let state = place.state
        try await daemon.wait { (desks, done: @escaping (Bool) -> Void) in
            let caretaker = Caretaker(
                logins: desks.logins, names: names, stateDirectory: state,
                pace: Caretaker.Pace(pause: .zero), sources: { NameSources(users: [], plan: nil) })
            caretaker.work { caretaker.work { done(true) } }
        }
        try await daemon.stop()
        #expect(daemon.journal.text.split(separator: "the name service is not believed").count == 2)
        #expect(names.state.withLock { $0.asked } == 10)
    }
}
