import Identity
import Platform

/// Whose processes are served.
enum ExpectedPeer {
    /// The uid of the user with that name, or this process's own.
    static func uid(_ name: String?) throws(Failure) -> UserID {
        guard let name else { return ProcessFacts.effectiveUser }
        switch NameService.user(named: name) {
        case .found(let user): return user.uid
        case .none: throw .noSuchUser(name)
        case .failed(let errno):
            throw .platform(PlatformError(operation: "getpwnam", path: name, errno: errno))
        }
    }
}
