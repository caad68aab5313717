import Identity
import Platform

/// The groups of users, asked for once each.
final class KnownGroups {
    private var known: [AccountName: [GroupID]] = [:]

    /// None of a user who is gone.
    func groups(of user: AccountName) throws(Failure) -> [GroupID] {
        if let groups = known[user] { return groups }
        let groups = try lookUp(user)
        known[user] = groups
        return groups
    }

    private func lookUp(_ user: AccountName) throws(Failure) -> [GroupID] {
        switch NameService.user(named: user.description) {
        case .found(let user): return user.gids
        case .none: return []
        case .failed(let errno): throw Failure(.tryAgain, Sentences.nameServiceFailed(errno))
        }
    }
}
