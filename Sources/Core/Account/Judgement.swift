package import Identity

/// What became of one attempt.
package enum Judgement: Hashable, Sendable {
    case accepted(Acceptance)
    case refused(Refusal)
}

/// An accepted code: it is spent in the account that judged it.
package enum Acceptance: Hashable, Sendable {
    /// `learntDrift` is to be taken over once it is on disk; nil when nothing new was learnt.
    case totp(FactorID, step: UInt64, learntDrift: Int64?)
    case hotp(FactorID, counter: UInt64)
    /// With so many good ones left.
    case recoveryCode(number: Int, left: Int)
    case pass(usesLeft: Int)
    /// One that was sent there; with the factor that stands for it, if there is one.
    case sentCode(OutOfBandChannel, FactorID?)

    package var means: Means {
        switch self {
        case .totp: .totp
        case .hotp: .hotp
        case .recoveryCode: .recoveryCode
        case .pass: .pass
        case .sentCode(let channel, _): Means(channel)
        }
    }

    package var factor: FactorID? {
        switch self {
        case .totp(let factor, step: _, learntDrift: _), .hotp(let factor, counter: _): factor
        case .sentCode(_, let factor): factor
        case .recoveryCode, .pass: nil
        }
    }
}

/// Why a code was not accepted; what a person is told of it is the Conversation's affair.
package enum Refusal: Hashable, Sendable {
    /// Not the number of digits of any factor. Costs nothing.
    case malformed
    /// Right, but accepted before. Costs nothing.
    case spent(Means)
    /// The recovery code of this number was used. Costs nothing.
    case spentRecoveryCode(number: Int)
    /// A right pass, but its time is over. Costs nothing.
    case passOver
    /// The same wrong code once more, in the same conversation and against the same steps. Costs nothing.
    case repeated
    /// Right, or older than what is remembered, but not acceptable before so many seconds. Costs nothing.
    case void(seconds: Int64)
    /// Records are more than a day ahead of the clock. Costs nothing.
    case clockInDoubt
    /// No code was sent in this conversation, or it was used. Costs nothing.
    case notSent(OutOfBandChannel)
    /// Of the code that was sent the time is over. Costs nothing.
    case sentCodeOver(OutOfBandChannel)
    /// The code that was sent was guessed at too often. Costs nothing.
    case sentCodeGuessedAt(OutOfBandChannel)
    /// A code that was sent, but for another conversation, and is void now; counts as wrong.
    case foreignCode
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
        case .wrong, .clockDiffers, .foreignCode: true
        case .malformed, .spent, .spentRecoveryCode, .passOver, .repeated, .void, .clockInDoubt, .throttled,
            .shut, .notSent, .sentCodeOver, .sentCodeGuessedAt:
            false
        }
    }
}
