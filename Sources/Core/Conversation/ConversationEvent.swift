package import Account
package import Messages
package import Wire

/// What happened in a conversation.
package enum ConversationEvent: Hashable, Sendable {
    case began(PriorProof)
    case loaded(FoundAccount)
    case answered([UInt8])
    case passwordChecked(PasswordOutcome)
    case judged(CodeOutcome)
    case delivered(DeliveryOutcome)
    /// Nil if nothing was sent in this conversation.
    case deliveryRecalled(LastDelivery?)
    /// A fresh key waits to be proven, with codes of so many digits.
    case keyMade(digits: Int)
    case keyProven(KeyOutcome)
    /// False if the library failed.
    case recoveryCodesMade(Bool)
    case committed(CommitOutcome)
    /// Nil if the process belongs to no login session of its user that is known.
    case sessionFound(SessionStanding?)
    /// False if it could not be noted.
    case sessionRenewed(Bool)
    /// False if it could not be noted, and something is to end it.
    case sessionNoted(Bool)
    case hungUp
    case timedOut
}

/// What an earlier phase, or this one before a restart of the daemon, has left behind.
package enum PriorProof: Hashable, Sendable {
    case none
    case valid
    /// Not a proof: the auth phase has decided not to ask.
    case letPast
    /// It belongs to another user.
    case foreign
}

/// What is known of a login session.
package struct SessionStanding: Hashable, Sendable {
    /// Seconds since its user last proved a factor in it; nil where they did not.
    package let proofAge: Int64?

    package init(proofAge: Int64?) {
        self.proofAge = proofAge
    }
}

/// What is stored about the subject.
package enum FoundAccount: Hashable, Sendable {
    case nothing
    case account(AccountView)
    case damaged
    /// A record of this uid under another name, or of this name under another uid.
    case otherIdentity
    /// The store does not answer, or is over its budget.
    case unavailable
}

/// What became of a password that was to be checked.
package enum PasswordOutcome: Hashable, Sendable {
    case accepted
    case refused
    /// Not checked: so many seconds to wait.
    case throttled(seconds: Int64)
    case unavailable
}

/// What became of a code that was to be judged.
package enum CodeOutcome: Hashable, Sendable {
    case judged(Judgement)
    /// It was right, or counted, but could not be recorded; so it counts for nothing.
    case unrecorded
}

/// What became of a code that was to be sent.
package enum DeliveryOutcome: Hashable, Sendable {
    /// Good for so many minutes; the same code once more, or a fresh one.
    case sent(minutes: Int, isAgain: Bool)
    /// The provider has not taken it within the time that a person can be kept waiting; it is tried again.
    case underway(DeliveryFault?)
    case failed(DeliveryFault)
    case refused(SendingRefusal)
    /// It could not be recorded, so nothing was sent.
    case unrecorded

    /// Whether the code may arrive.
    var isOnItsWay: Bool {
        switch self {
        case .sent, .underway: true
        case .failed, .refused, .unrecorded: false
        }
    }
}

/// What became of a code for a key that is to be proven.
package enum KeyOutcome: Hashable, Sendable {
    case accepted
    case wrong
    case malformed
    case clockDiffers(seconds: Int64)
    /// Right perhaps, but it may have been used before; a code after so many seconds cannot have been.
    case void(seconds: Int64)
    /// Another conversation has proven a key of this account before.
    case taken
}

/// What became of a change that was to be made durable.
package enum CommitOutcome: Hashable, Sendable {
    case done
    /// The account is not any more what the change was meant for.
    case overtaken
    case unrecorded
}
