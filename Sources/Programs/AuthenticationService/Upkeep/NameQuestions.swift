import Identity
import Platform

/// Whoever can be asked whether there is such an account.
protocol NameQuestions {
    func user(_ uid: UserID, _ done: @escaping (Lookup<User>) -> Void)
    func user(named name: AccountName, _ done: @escaping (Lookup<User>) -> Void)
}

extension NameResolver: NameQuestions {}

/// What became of an account, as far as the name service says.
enum AccountExistence: Sendable {
    case found
    /// Neither the uid nor the name is anybody's.
    case missing
    /// There was no answer, or the uid or the name is somebody else's, which is for an administrator to see.
    case unclear(isAnswered: Bool)
}

extension NameQuestions {
    /// Asks by uid and, unless that finds the account, by name.
    func existence(
        of uid: UserID, _ name: AccountName, _ done: @escaping (AccountExistence) -> Void
    ) {
        user(uid) { byUID in
            switch byUID {
            case .found(let user) where user.name == name: done(.found)
            case .failed: done(.unclear(isAnswered: false))
            case .found, .none:
                user(named: name) { done(AccountExistence(byUID, named: $0, uid)) }
            }
        }
    }
}

extension AccountExistence {
    /// `byUID` is nobody, or has another name: a uid may have several.
    fileprivate init(_ byUID: Lookup<User>, named byName: Lookup<User>, _ uid: UserID) {
        self =
            switch (byUID, byName) {
            case (_, .found(let user)) where user.uid == uid: .found
            case (_, .failed), (.failed, _): .unclear(isAnswered: false)
            case (.none, .none): .missing
            case (.found, _), (.none, .found): .unclear(isAnswered: true)
            }
    }
}
