import Glibc
import Identity
import Platform

/// The user that a command is about.
///
/// root asks the name service itself, and the daemon believes it; for everybody else the daemon asks.
struct Subject: Hashable {
    let name: AccountName
    /// Nil: the daemon finds out.
    let uid: UserID?
    let gids: [GroupID]?

    /// Finds a user by the name typed.
    ///
    /// One whom the name service does not know `mayBeGone` and still be worth asking about: a record may
    /// be left.
    init(_ text: String, mayBeGone: Bool = false) throws(Failure) {
        try self.init(text, mayBeGone: mayBeGone, isRoot: geteuid() == 0, lookUp: NameService.user(named:))
    }

    init(
        _ text: String, mayBeGone: Bool, isRoot: Bool, lookUp: (String) -> Lookup<User>
    ) throws(Failure) {
        guard let typed = try? AccountName(text) else {
            throw Failure(.noSuchUser, Sentences.notAUserName(text))
        }
        switch isRoot ? lookUp(text) : .none {
        case .found(let user): (name, uid, gids) = (user.name, user.uid, user.gids)
        case .none where mayBeGone || !isRoot: (name, uid, gids) = (typed, nil, nil)
        case .none: throw Failure(.noSuchUser, Sentences.noSuchUser(typed))
        case .failed(let errno): throw Failure(.tryAgain, Sentences.nameServiceFailed(errno))
        }
    }
}
