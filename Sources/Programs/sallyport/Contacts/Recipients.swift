import Identity
import Platform

/// Whom a text is for: users that were named, and the members of groups, each once.
enum Recipients {
    /// - Throws: ``Failure`` for a user or a group that does not exist, and where nobody is left.
    static func named(users: [String], groups: [String]) throws(Failure) -> [AccountName] {
        try named(users: users, groups: groups, members: NameService.members(ofGroup:)) {
            name throws(Failure) in try Subject(name).name
        }
    }

    static func named(
        users: [String], groups: [String], members: (String) -> Lookup<[AccountName]>,
        canonical: (String) throws(Failure) -> AccountName
    ) throws(Failure) -> [AccountName] {
        var people: [AccountName] = []
        for user in users { people.append(try canonical(user)) }
        for group in groups {
            switch members(group) {
            case .found(let names): people += names
            case .none: throw Failure(.noSuchUser, Sentences.noSuchGroup(group))
            case .failed(let errno): throw Failure(.tryAgain, Sentences.nameServiceFailed(errno))
            }
        }
        guard !people.isEmpty else { throw Failure(.noSuchUser, Sentences.nobodyIn(groups)) }
        var seen: Set<AccountName> = []
        return people.filter { seen.insert($0).inserted }
    }
}
