package import Identity
package import OneTimePassword

/// One code that a person typed, and the circumstances in which it is judged.
package struct Attempt: Hashable, Sendable {
    package let code: TypedCode
    package let source: FailureSource
    /// Where ``source`` is an SSH key, the network that it came from; a proof makes it known too.
    package let network: FailureSource?
    /// The one kind of authenticator whose codes are compared, and what else is allowed here.
    package let means: Set<Means>
    /// Seconds since 1970-01-01 00:00 UTC.
    package let now: Int64
    package let epoch: Epoch
    /// Steps of tolerance each way, 0 to 10 (RFC 6238 §5.2 advises 1).
    package let window: UInt64
    /// Else its failures are counted apart: who has not proven the first factor must not shut the owner out.
    package let isAfterFirstFactor: Bool
    /// In which it was typed: a code that was sent counts there alone.
    package let conversation: ConversationID?
    /// Codes that were wrong earlier in the same conversation.
    package let tried: [TriedCode]
    /// What a standard asks for beyond the usual delay; nil for none.
    package let throttling: Throttling?

    package init(
        code: TypedCode, source: FailureSource, means: Set<Means>, now: Int64, epoch: Epoch,
        window: UInt64 = 1, isAfterFirstFactor: Bool = true,
        conversation: ConversationID? = nil, tried: [TriedCode] = [],
        network: FailureSource? = nil, throttling: Throttling? = nil
    ) {
        self.code = code
        self.source = source
        self.network = network
        self.means = means
        self.now = now
        self.epoch = epoch
        self.window = window
        self.isAfterFirstFactor = isAfterFirstFactor
        self.conversation = conversation
        self.tried = tried
        self.throttling = throttling
    }

    /// Where the code would have been sent; nil for codes of authenticators.
    var channel: OutOfBandChannel? { means.count == 1 ? means.first?.channel : nil }
}

/// A wrong code, and the steps and counters that it was compared with: against the same ones it fails again, so a
/// repetition tells nobody anything and costs nothing.
package struct TriedCode: Hashable, Sendable {
    let code: TypedCode
    let positions: [Position]

    struct Position: Hashable, Sendable {
        let factor: UInt16
        let movingFactor: UInt64
    }
}
