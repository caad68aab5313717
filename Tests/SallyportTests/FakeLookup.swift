import Identity
import Platform

@testable import sallyport

/// A name service that knows a few users.
struct FakeLookup {
    var isDown = false
    private var users: [User] = []

    init(_ users: (String, UInt32)...) throws {
        for (name, uid) in users { try add(name, uid) }
    }

    mutating func add(_ name: String, _ uid: UInt32) throws {
        users.append(User(name: try AccountName(name), uid: UserID(rawValue: uid), gids: [], home: nil))
    }

    var questions: RecordCheck.Questions {
        RecordCheck.Questions(
            named: { name in look { $0.name == name } }, numbered: { uid in look { $0.uid == uid } })
    }

    private func look(_ matches: (User) -> Bool) -> Lookup<User> {
        guard !isDown else { return .failed(5) }
        return users.first(where: matches).map { .found($0) } ?? .none
    }
}
