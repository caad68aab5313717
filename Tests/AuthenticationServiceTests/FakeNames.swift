import Identity
import NIOCore
import Platform
import Synchronization

@testable import AuthenticationService

/// A name service that knows whom it is told to know, and breaks when it is told to.
final class FakeNames: NameQuestions, Sendable {
    enum Mood: Sendable, CaseIterable {
        case serving
        /// Every question fails, or is not answered in time.
        case failing
        /// Only who is in the files of this host is there.
        case emptied
        /// Not even root is there.
        case gone
    }

    struct State: Sendable {
        var users: [UserID: AccountName] = [:]
        var mood = Mood.serving
        /// Uids of which it says nothing.
        var silent: Set<UserID> = []
        /// How often it was asked.
        var asked = 0
        /// It is so from that question on.
        var turning: (Int, Mood)?
    }

    let state = Mutex(State())

    /// Knows root, and these.
    init(_ people: [Person]) throws {
        let root = try AccountName("root")
        state.withLock { state in
            state.users = Dictionary(uniqueKeysWithValues: people.map { ($0.uid, $0.name) })
            state.users[.root] = root
        }
    }

    func know(_ person: Person, _ isKnown: Bool = true) {
        state.withLock { $0.users[person.uid] = isKnown ? person.name : nil }
    }

    func be(_ mood: Mood) { state.withLock { $0.mood = mood } }

    func user(_ uid: UserID, _ done: @escaping (Lookup<User>) -> Void) {
        let found = answer { number, _ in number == uid }
        done(state.withLock { $0.silent.contains(uid) } ? .failed(110) : found)
    }

    func user(named name: AccountName, _ done: @escaping (Lookup<User>) -> Void) {
        done(answer { $1 == name })
    }

    private func answer(_ isWanted: (UserID, AccountName) -> Bool) -> Lookup<User> {
        state.withLock { state in
            state.asked += 1
            if let (number, mood) = state.turning, state.asked >= number { state.mood = mood }
            let found = state.users.first { isWanted($0.key, $0.value) }
            switch (state.mood, found) {
            case (.failing, _): return .failed(110)
            case (.gone, _), (_, nil): return .none
            case (.emptied, let user?) where !user.key.isRoot: return .none
            case (_, let user?):
                return .found(User(name: user.value, uid: user.key, gids: [], home: nil))
            }
        }
    }
}

extension Daemon {
    /// Makes one round of upkeep so many seconds after 2027-01-15, in a caretaker of its own, as after a restart.
    func upkeep(
        _ place: Place, _ names: FakeNames, at seconds: Int64, asksDirectory: Bool = true,
        pace: Caretaker.Pace = Caretaker.Pace(pause: .zero)
    ) async throws {
        try await wait { (desks, done: @escaping (Bool) -> Void) in
            let caretaker = Caretaker(
                logins: desks.logins, names: names, stateDirectory: place.state, pace: pace,
                sources: {
                    NameSources(
                        users: Array("root:x:0".utf8),
                        plan: Array((asksDirectory ? "passwd: files sss" : "passwd: files").utf8))
                },
                now: { Self.upkeepBegan + seconds })
            caretaker.work { done(true) }
        }
        try await settled()
    }

    static let upkeepBegan: Int64 = 1_800_000_000
}
