package import Account
package import Identity
package import Policy
package import Wire

/// What one phase of a login is about, with every claim already held against the kernel's word.
package struct LoginRequest: Sendable {
    package let phase: Phase
    package let service: ServiceName
    package let conversation: ConversationID
    package let token: Token?
    /// Whose second factor is asked for: the invoking person for su, else PAM_USER.
    package let subject: Subject
    /// Whose account is entered, where that is not the subject's: its lock holds too.
    ///
    /// None in a session of sudo, which has its own rules for as whom somebody may act.
    package let target: Subject?
    package let standpoint: Standpoint
    /// sudo or su run by real uid 0, which is never asked.
    package let isInvokedByRoot: Bool
    package let remoteHost: String?
    package let source: FailureSource
    package let visitor: Visitor
    /// As whom the subject will act.
    package let acting: Target
    /// What tells the login session that asks.
    package let place: ProcessPlace
    package let process: ProcessIdentity
    /// pid 0 where the module named none.
    package let parent: ProcessIdentity
    /// sshd's auth phase: it holds text back until a prompt follows, and drops it when none does.
    package let isFromSSHD: Bool
    /// PAM_SILENT: only what is an error is shown.
    package let isSilent: Bool
    /// Nil where root asks for itself.
    package let errand: Errand?

    /// The person and the service for whom root's share of connections is spent.
    package struct Errand: Hashable, Sendable {
        package let uid: UserID
        package let service: ServiceName
    }

    /// What the name service says of the subject; for a peer without privilege it is the daemon's own look-up.
    package enum Subject: Hashable, Sendable {
        case known(name: AccountName, uid: UserID, gids: [GroupID])
        case noSuchUser
        case nameServiceFailed
    }

    /// On what ground the request stands, and so how much it is told.
    package enum Standpoint: Hashable, Sendable {
        /// The module runs as root, and the first factor is proven: judged and told why.
        case afterFirstFactor
        /// The module runs as root, the first factor may be anything: same prompt, same refusal, nothing judged.
        case beforeFirstFactor
        /// A process without privilege asks for its own uid: judged, told nothing, good for nothing else.
        case ownAccount
    }
}

extension LoginRequest.Subject {
    package var name: AccountName? {
        if case .known(let name, _, _) = self { name } else { nil }
    }

    package var uid: UserID? {
        if case .known(_, let uid, _) = self { uid } else { nil }
    }

    package var gids: [GroupID] {
        if case .known(_, _, let gids) = self { gids } else { [] }
    }
}
