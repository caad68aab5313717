package import Account
package import Identity
package import Policy

/// Why a conversation ended as it did, for the journal.
package enum ConversationCause: Hashable, Sendable {
    case accepted(Acceptance)
    case provenBefore
    /// The auth phase of this login has decided not to ask.
    case letPastBefore
    case notAsked(NotAskedReason)
    /// A second factor will be needed from that day on.
    case announced(CalendarDay)
    case sessionOpen
    /// Nothing could end it, where something is to.
    case sessionUnnoted
    case enrolled
    /// What a person changed about their own account.
    case changed(AccountChange)
    case dryRun
    case refusedByPolicy(RefusalReason)
    case refused(Refusal)
    case unproven
    case proofMissing
    case foreignProof
    case emptyAnswer
    case malformed
    case abandoned
    case givenUp
    case timedOut
    case outOfOrder
    case noSuchUser
    case nameServiceFailed
    case recordDamaged
    case otherIdentity
    case storeUnavailable
    case unrecorded
    case overtaken
    /// This login session has proven a factor lately.
    case provenLately
    case wrongPassword
    case passwordThrottled(seconds: Int64)
    case passwordUnavailable
    case notConfirmed
    /// Their own account is not one for which this can be done.
    case impossible(Impossibility)
}

/// Why a person cannot make a change to their own account.
package enum Impossibility: Hashable, Sendable {
    case noFactor
    case enrolByAdministrator
    case enrolByPass
    case policyDemandsFactor
    case noSuchFactor
    case nameTaken
    case tooManyFactors
    case unusableKey
    case unusableName
    case methodNotAllowed
    /// No address is on file to which codes could be sent.
    case noContact(OutOfBandChannel)
    case enabledBefore(OutOfBandChannel)
}
