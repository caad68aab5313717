package import Account
package import Messages
package import Policy
package import Wire

extension LoginConversation {
    /// What happened.
    package enum Event: Hashable, Sendable {
        case began(PriorProof)
        case loaded(Found)
        case answered([UInt8])
        case judged(Outcome)
        case hungUp
        case timedOut
    }

    /// What an earlier phase, or this one before a restart of the daemon, has left behind.
    package enum PriorProof: Hashable, Sendable {
        case none
        case valid
        /// It belongs to another user.
        case foreign
    }

    /// What is stored about the subject.
    package enum Found: Hashable, Sendable {
        case nothing
        case account(isLocked: Bool, digits: [Int])
        case damaged
        /// A record of this uid under another name, or of this name under another uid.
        case otherIdentity
        /// The store does not answer, or is over its budget.
        case unavailable
    }

    /// What became of a code that was to be judged.
    package enum Outcome: Hashable, Sendable {
        case judged(Judgement)
        /// It was right, or counted, but could not be recorded; so it counts for nothing.
        case unrecorded
    }

    /// What the caller must do.
    package enum Effect: Hashable, Sendable {
        case load
        /// One message that holds everything told so far, and one prompt.
        case ask(Prompt, telling: [Message])
        case judge(code: [UInt8])
        /// Always the last effect of a conversation, and given exactly once.
        case finish(Ending)
    }

    /// How a conversation ended.
    package struct Ending: Hashable, Sendable {
        package let verdict: Verdict
        package let cause: Cause
        package let messages: [Message]

        package init(verdict: Verdict, cause: Cause, messages: [Message]) {
            self.verdict = verdict
            self.cause = cause
            self.messages = messages
        }
    }

    /// Why it ended so, for the journal.
    package enum Cause: Hashable, Sendable {
        case accepted(Acceptance)
        case provenBefore
        case notAsked(NotAskedReason)
        case sessionOpen
        case refusedByPolicy(RefusalReason)
        case refused(Refusal)
        case unproven
        case proofMissing
        case foreignProof
        case emptyAnswer
        case malformed
        case abandoned
        case timedOut
        case outOfOrder
        case noSuchUser
        case nameServiceFailed
        case recordDamaged
        case otherIdentity
        case storeUnavailable
        case unrecorded
    }
}
