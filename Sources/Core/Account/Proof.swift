package import Identity

/// That one phase of one login was granted, bound to the process it was granted to.
package struct Proof: Hashable, Sendable {
    /// Which phase it is the outcome of, and so which one may use it.
    package enum Phase: UInt8, Sendable {
        /// Granted in auth; good for the account phase of the same process.
        case auth = 1
        /// Let pass in account; good for the session phase of the same process or its parent.
        case account = 2
    }

    package let phase: Phase
    package let conversation: ConversationID
    /// 16 random bytes, known to the module of this login alone.
    package let token: Token
    package let uid: UserID
    package let service: ServiceName
    package let process: ProcessIdentity
    /// The parent that the module named; pid 0 where it named none.
    package let parent: ProcessIdentity
    /// Milliseconds of the boot clock at which it is worth nothing any more.
    package let expires: Int64
    /// Milliseconds of the boot clock at which a factor was proven, never 0; nil where none was asked for.
    package let proven: Int64?
    /// Whether it was a factor, and no pass: whoever has a pass was given it, and it opens this login alone.
    package let isByFactor: Bool

    package init(
        phase: Phase, conversation: ConversationID, token: Token, uid: UserID, service: ServiceName,
        process: ProcessIdentity, parent: ProcessIdentity, expires: Int64, proven: Int64? = nil,
        isByFactor: Bool = true
    ) {
        self.phase = phase
        self.conversation = conversation
        self.token = token
        self.uid = uid
        self.service = service
        self.process = process
        self.parent = parent
        self.expires = expires
        self.proven = proven
        self.isByFactor = isByFactor
    }

    /// The same login, let past without a factor: what it was proven by is worth nothing any more.
    package var withoutFactor: Self {
        Self(
            phase: phase, conversation: conversation, token: token, uid: uid, service: service,
            process: process, parent: parent, expires: expires)
    }
}
