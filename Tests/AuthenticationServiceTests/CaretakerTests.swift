import Account
import Identity
import NIOCore
import Platform
import Synchronization
import Testing
import Wire

@testable import AuthenticationService

/// Upkeep goes on beside logins, a little at a time.
@Suite struct `The caretaker` {
    /// Answers nobody until it is told to.
    private final class HeldNames: NameQuestions, Sendable {
        /// Called on the event loop alone.
        private struct Question: @unchecked Sendable { let answer: (Lookup<User>) -> Void }
        private let held = Mutex<[Question]>([])

        var count: Int { held.withLock { $0.count } }

        func user(_ uid: UserID, _ done: @escaping (Lookup<User>) -> Void) { hold(done) }
        func user(named name: AccountName, _ done: @escaping (Lookup<User>) -> Void) { hold(done) }

        private func hold(_ done: @escaping (Lookup<User>) -> Void) {
            let question = Question(answer: done)
            held.withLock { $0.append(question) }
        }

        func answer(_ found: Lookup<User>) {
            let questions = held.withLock { held in
                defer { held = [] }
                return held
            }
            for question in questions { question.answer(found) }
        }
    }

    private let place: Place
    private let people: [Person]

    init() throws {
        place = try Place(settings: "version = 1\nlogin.require = \"if-enrolled\"\n")
        people = try (1_000..<1_040).map { try Person($0) }
    }

    private func start() async throws -> Daemon {
        let daemon = try await Daemon(in: place)
        for person in people { try await daemon.enrol(person) }
        return daemon
    }

    @Test func `asks one question at a time, and holds up no login`() async throws {
        let daemon = try await start()
        let (names, state, alice) = (HeldNames(), place.state, people[0])
        try await daemon.run { desks in
            Caretaker(logins: desks.logins, names: names, stateDirectory: state).work {}
        }
        try await daemon.settled()
        #expect(names.count == 1)
        #expect(try await daemon.login(try alice.begin(), alice.code()).verdict == .granted)
        #expect(names.count == 1)
        try await daemon.run { _ in names.answer(.failed(110)) }
        #expect(names.count == 1)
        try await daemon.stop()
    }

    /// Accounts that it looks at are in memory only while something is done with them.
    @Test func `keeps nothing in memory`() async throws {
        let daemon = try await start()
        let names = try FakeNames(people)
        names.know(people[0], false)
        try await daemon.upkeep(place, names, at: 0)
        try await daemon.settled()
        #expect(try await daemon.run { $0.accounts.residents.isEmpty })
        #expect(names.state.withLock { $0.asked } == 43)
        try await daemon.stop()
    }

    @Test func `begins after a while, and again and again`() async throws {
        let daemon = try await start()
        let (names, state) = (try FakeNames(people), place.state)
        try await daemon.run { desks in
            let pace = Caretaker.Pace(first: .milliseconds(1), between: .milliseconds(1), pause: .zero)
            Caretaker(logins: desks.logins, names: names, stateDirectory: state, pace: pace).start()
        }
        for _ in 1...10_000 where names.state.withLock({ $0.asked }) < 3 * people.count {
            try await Task.sleep(for: .milliseconds(1))
        }
        #expect(names.state.withLock { $0.asked } >= 3 * people.count)
        try await daemon.stop()
    }
}
