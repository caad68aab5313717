package import Account
package import Identity
package import Messages
package import OneTimePassword
package import Settings
package import Wire

/// What the caller must do next in a conversation.
package enum ConversationEffect: Hashable, Sendable {
    case load
    /// One message that holds everything told so far, and one prompt; what is revealed only the caller knows.
    case ask(Prompt, telling: [Message], revealing: Revelation? = nil, then: [Message] = [])
    /// Against these means alone; `leavingGrant`: an accepted code is all that this login wants; `remembering`: the device
    /// is not to be asked so soon again.
    case judge(TypedCode, Set<Means>, leavingGrant: Bool, remembering: Remembrance? = nil)
    /// Find out which login session the peer's process belongs to.
    case findSession
    /// That session has proven a factor now.
    case renewSession
    /// The login opens a session, which is to be noted.
    case noteSession
    case checkPassword([UInt8])
    /// A code to the contact of that channel, which may not be verified yet where it is itself to be proven.
    case send(OutOfBandChannel, provingContact: Bool)
    /// Tell what became of the code that was sent last.
    case recallDelivery
    /// A fresh key for this conversation, or the one that the person brought along.
    case makeKey
    case proveKey(TypedCode)
    case makeRecoveryCodes
    case commit(AccountChange)
    /// Always the last effect of a conversation, and given exactly once.
    case finish(ConversationEnding)
}

/// What is secret and shown once: the machine decides when, and never holds it.
package enum Revelation: Hashable, Sendable {
    case key
    case qrCode(forLightTerminal: Bool)
    case keyURI
    case recoveryCodes
}

/// What a person changes about their own account, in one durable step.
package enum AccountChange: Hashable, Sendable {
    /// The proven key becomes a factor, together with the recovery codes if some were made.
    case enrol
    /// Codes sent to the proven contact become a factor, together with the recovery codes if some were made.
    case enable(OutOfBandChannel, name: String?)
    case replaceRecoveryCodes
    case rename(FactorID, to: String)
    case remove(FactorID)
    case disable
}

/// How a conversation ended.
package struct ConversationEnding: Hashable, Sendable {
    package let verdict: Verdict
    package let cause: ConversationCause
    package let messages: [Message]

    package init(verdict: Verdict, cause: ConversationCause, messages: [Message]) {
        self.verdict = verdict
        self.cause = cause
        self.messages = messages
    }
}
