import Identity
import Messages
import Policy
import Wire

extension LoginConversation {
    /// The account phase was a moment ago, or long ago where the client let the login wait: so a lock counts here too.
    ///
    /// What sudo opens for root is what root wants, of whomever it is.
    mutating func beginSession() -> [Effect] {
        guard !(request.isInvokedByRoot && request.service.family == "sudo") else { return noteSession() }
        switch request.subject {
        case .nameServiceFailed: return finish(.unavailable, .nameServiceFailed, .unavailable)
        case .noSuchUser: return noteSession()
        case .known:
            state = .loading
            return [.load]
        }
    }

    /// Holds the lock against the session, and nothing else: all of the rest was decided before.
    mutating func openSession(of found: FoundAccount) -> [Effect] {
        switch found {
        case .nothing: return noteSession()
        case .account(let account) where account.isLocked: return refuse(.locked)
        case .account: return noteSession()
        case .damaged, .otherIdentity, .unavailable: return proceed(with: found)
        }
    }

    mutating func conclude(isNoted: Bool) -> [Effect] {
        isNoted ? finish(.granted, .sessionOpen) : finish(.unavailable, .sessionUnnoted, .sessionUnnoted)
    }

    private mutating func noteSession() -> [Effect] {
        state = .noting
        return [.noteSession]
    }
}
