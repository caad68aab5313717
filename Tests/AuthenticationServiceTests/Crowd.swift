import Identity
import Wire

@testable import AuthenticationService

/// Many people in logins of their own, all at once.
struct Crowd: Sendable {
    let daemon: Daemon
    let people: [Person]
    private let callers: [Int]

    /// Begins a login for each, up to its prompt or its end; `wave` tells their conversations from another crowd's.
    init(_ people: [Person], wave: UInt8 = 0, with daemon: Daemon) async throws {
        (self.daemon, self.people) = (daemon, people)
        let callers = try await daemon.seat(people.count)
        self.callers = callers
        let begins = try people.enumerated().map { number, person in
            try person.begin(conversation: wave + UInt8(number) + 1)
        }
        try await daemon.run { desks in
            for (caller, begin) in zip(callers, begins) { try desks.callers[caller].send(.begin(begin)) }
        }
        try await daemon.settle(callers)
    }

    /// What each was told last.
    func screens() async throws -> [Screen] {
        let callers = callers
        return try await daemon.run { desks in
            try callers.map { Screen(try desks.callers[$0].answer()) }
        }
    }

    /// Everybody types something, all in one turn of the event loop.
    func type(_ answer: @escaping @Sendable (Int, Person) -> [UInt8]) async throws -> [Screen] {
        let (callers, people) = (callers, people)
        try await daemon.run { desks in
            for (number, caller) in callers.enumerated() {
                try desks.callers[caller].send(.answer(answer(number, people[number])))
            }
        }
        try await daemon.settle(callers)
        return try await screens()
    }

    func hangUp() async throws {
        let callers = callers
        try await daemon.run { desks in for caller in callers { desks.callers[caller].hangUp() } }
    }
}
