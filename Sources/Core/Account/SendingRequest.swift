package import Identity

/// Somebody in a conversation wants a code to be sent.
package struct SendingRequest: Hashable, Sendable {
    package let channel: OutOfBandChannel
    package let conversation: ConversationID
    package let source: FailureSource
    /// Seconds since 1970-01-01 00:00 UTC.
    package let now: Int64
    package let epoch: Epoch.ID
    /// How long a fresh code is good, 60 to 600 seconds (NIST SP 800-63B §5.1.3.2).
    package let life: Int64
    /// Whether it is the contact itself that is to be proven, so that it need not be verified yet.
    package let provesContact: Bool

    package init(
        channel: OutOfBandChannel, conversation: ConversationID, source: FailureSource, now: Int64,
        epoch: Epoch.ID, life: Int64, provesContact: Bool
    ) {
        self.channel = channel
        self.conversation = conversation
        self.source = source
        self.now = now
        self.epoch = epoch
        self.life = life
        self.provesContact = provesContact
    }
}

/// Why no code is sent.
package enum SendingRefusal: Hashable, Sendable {
    case noContact
    /// The account is not any more what the conversation began with.
    case changed
    /// No code that was sent there has come back yet.
    case notVerified
    /// Not before so many seconds.
    case tooSoon(seconds: Int64)
    /// This code was sent as often as it may be.
    case sentOften
    /// The budget of the account, of its destination or of the network is used up.
    case tooManyToday
    /// Too many failures stand against the account.
    case shut
}
