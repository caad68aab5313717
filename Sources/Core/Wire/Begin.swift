package import Identity

/// What a module says about the login that it asks for; claims, until they are held against the peer.
package struct Begin: Hashable, Sendable {
    package var conversation: ConversationID
    /// How often the conversation was started over because the daemon went away: 0 to ``mostRestarts``.
    package var restarts: UInt8
    package var phase: Phase
    package var flags: Flags
    package var service: ServiceName
    /// PAM_USER as the module got it; any bytes.
    package var user: [UInt8]
    /// What the name service says of PAM_USER.
    package var userEntry: NameServiceAnswer
    package var realUID: UserID
    package var effectiveUID: UserID
    /// What the name service says of the real uid, where that is neither root nor the user.
    package var invoker: NameServiceAnswer?
    package var remoteUser: [UInt8]?
    package var remoteHost: [UInt8]?
    package var tty: [UInt8]?
    package var process: ProcessIdentity
    /// The parent first.
    package var ancestors: [ProcessIdentity]
    package var auditSession: UInt32?
    package var controlGroup: [UInt8]?
    package var sshAuthInfo: [UInt8]?
    package var sshConnection: [UInt8]?
    package var token: Token?
    /// The first 512 bytes of `/proc/self/cmdline` of a sudo that somebody else than root calls; nil from a module that is older.
    package var commandLine: [UInt8]?

    package static let mostRestarts: UInt8 = 64

    package init(
        conversation: ConversationID, phase: Phase, service: ServiceName, user: [UInt8],
        userEntry: NameServiceAnswer, realUID: UserID, effectiveUID: UserID, process: ProcessIdentity
    ) {
        self.conversation = conversation
        restarts = 0
        self.phase = phase
        flags = []
        self.service = service
        self.user = user
        self.userEntry = userEntry
        self.realUID = realUID
        self.effectiveUID = effectiveUID
        self.process = process
        ancestors = []
    }
}

extension Begin {
    package struct Flags: OptionSet, Hashable, Sendable {
        package let rawValue: UInt32

        package init(rawValue: UInt32) {
            self.rawValue = rawValue
        }

        package static let afterFirstFactor = Self(rawValue: 1)
        package static let silent = Self(rawValue: 2)
        package static let disallowNullAuthenticationToken = Self(rawValue: 4)
        static let all: Self = [.afterFirstFactor, .silent, .disallowNullAuthenticationToken]
    }
}
