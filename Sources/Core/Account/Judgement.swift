package import Identity

/// What became of one attempt.
package enum Judgement: Hashable, Sendable {
    case accepted(Acceptance)
    case refused(Refusal)
}

/// An accepted code: its step is spent in the account that judged it.
package struct Acceptance: Hashable, Sendable {
    package let factor: FactorID
    package let step: UInt64
    /// The drift to take over once it is on disk; nil when nothing new was learnt.
    package let learntDrift: Int64?

    package init(factor: FactorID, step: UInt64, learntDrift: Int64?) {
        self.factor = factor
        self.step = step
        self.learntDrift = learntDrift
    }
}

/// Why a code was not accepted; what a person is told of it is the Conversation's affair.
package enum Refusal: Hashable, Sendable {
    /// Not the number of digits of any factor. Costs nothing.
    case malformed
    /// Right, but accepted before. Costs nothing.
    case spent
    /// Right, or older than what is remembered, but not acceptable before so many seconds. Costs nothing.
    case void(seconds: Int64)
    /// Records are more than a day ahead of the clock. Costs nothing.
    case clockInDoubt
    /// Not judged: this source must wait so many seconds.
    case throttled(seconds: Int64)
    /// Not judged: the cap of failures is reached.
    case shut
    /// Wrong, with so many tries left before the first wait or the cap, 0 or more.
    case wrong(triesLeft: Int)
    /// Right for a clock that differs from ours by so many seconds; counts as wrong.
    case clockDiffers(seconds: Int64)

    /// Whether the failure was counted, so that it must be on disk before it is answered.
    package var isCounted: Bool {
        switch self {
        case .wrong, .clockDiffers: true
        case .malformed, .spent, .void, .clockInDoubt, .throttled, .shut: false
        }
    }
}
