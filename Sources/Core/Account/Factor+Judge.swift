import OneTimePassword

extension Factor {
    /// Judges a code and, when it is right, spends its step.
    mutating func judge(_ attempt: Attempt) -> Judgement {
        let seconds = UInt64(max(0, attempt.now))
        totp.reconcile(with: attempt.epoch, window: attempt.window, at: seconds)
        guard !totp.isInDoubt(at: seconds, epoch: attempt.epoch) else { return .refused(.clockInDoubt) }
        let verifier = TOTPVerifier(parameters: totp.parameters, window: attempt.window, drift: totp.drift)
        let closed = totp.closed
        switch verifier.judge(attempt.code, secret: totp.secret, at: seconds, spent: closed) {
        case .accepted(let step, offset: let offset):
            lastUsed = attempt.now
            return .accepted(accept(step, offset: offset, at: seconds))
        case .spent(let step):
            return .refused(totp.whySpent(step, at: attempt.now))
        case .outsideWindow(let step, offsetSeconds: let offsetSeconds):
            guard !closed.contains(step) else { return .refused(.spent) }
            // Telling reveals that the code is right at that step, so it may never count.
            totp.spent.spend(only: step)
            return .refused(.clockDiffers(seconds: offsetSeconds))
        case .malformed:
            return .refused(.malformed)
        case .mismatch:
            return .refused(.wrong(triesLeft: 0))
        }
    }

    private mutating func accept(_ step: UInt64, offset: Int64, at seconds: UInt64) -> Acceptance {
        totp.acceptAhead(at: seconds)
        totp.spent.spend(step)
        let drift = LearntDrift.next(drift: totp.drift, acceptedOffset: offset)
        return Acceptance(factor: id, step: step, learntDrift: drift == totp.drift ? nil : drift)
    }
}
