import Identity
package import OneTimePassword

extension Factor {
    /// Judges a code and, when it is right, spends it.
    mutating func judge(_ attempt: Attempt) -> Judgement {
        let judgement =
            switch authenticator {
            case .totp(var totp): judge(attempt, &totp)
            case .hotp(var hotp): judge(attempt, &hotp)
            case .outOfBand: Judgement.refused(.malformed)
            }
        if case .accepted = judgement { lastUsed = attempt.now }
        return judgement
    }

    private mutating func judge(_ attempt: Attempt, _ totp: inout TOTPFactor) -> Judgement {
        defer { authenticator = .totp(totp) }
        let seconds = UInt64(max(0, attempt.now))
        totp.reconcile(with: attempt.epoch, window: attempt.window, at: seconds)
        guard !totp.isInDoubt(at: seconds, epoch: attempt.epoch) else { return .refused(.clockInDoubt) }
        let closed = totp.closed
        switch totp.verdict(on: attempt, at: seconds, spent: closed) {
        case .accepted(let step, offset: let offset):
            return .accepted(totp.accept(step, offset: offset, at: seconds, by: id))
        case .spent(let step):
            return .refused(totp.whySpent(step, at: attempt.now))
        case .outsideWindow(let step, offsetSeconds: let offsetSeconds):
            guard !closed.contains(step) else { return .refused(.spent(.totp)) }
            // Telling reveals that the code is right at that step, so it may never count.
            totp.spent.spend(only: step)
            if case .pair = attempt.code { totp.spent.spend(only: step - min(step, 1)) }
            return .refused(.clockDiffers(seconds: offsetSeconds))
        case .malformed:
            return .refused(.malformed)
        case .mismatch:
            return .refused(.wrong(triesLeft: 0))
        }
    }

    private mutating func judge(_ attempt: Attempt, _ hotp: inout HOTPFactor) -> Judgement {
        switch hotp.verdict(on: attempt) {
        case .accepted(let counter):
            // The last counter of all is never reached by pressing a button; it must not trap either.
            hotp.counter = counter == .max ? .max : counter + 1
            authenticator = .hotp(hotp)
            return .accepted(.hotp(id, counter: counter))
        case .spent: return .refused(.spent(.hotp))
        case .malformed: return .refused(.malformed)
        case .mismatch: return .refused(.wrong(triesLeft: 0))
        }
    }
}

extension TOTPFactor {
    fileprivate func verdict(
        on attempt: Attempt, at seconds: UInt64, spent: SpentSteps
    ) -> TOTPVerifier.Verdict {
        let verifier = TOTPVerifier(parameters: parameters, window: attempt.window, drift: drift)
        switch attempt.code {
        case .authenticator(let code):
            return verifier.judge(code, secret: secret, at: seconds, spent: spent)
        case .pair(let first, let second):
            return verifier.judgePair(first, second, secret: secret, at: seconds, spent: spent)
        case .recovery, .pass: return .malformed
        }
    }

    fileprivate mutating func accept(
        _ step: UInt64, offset: Int64, at seconds: UInt64, by factor: FactorID
    ) -> Acceptance {
        acceptAhead(at: seconds)
        spent.spend(step)
        let learnt = LearntDrift.next(drift: drift, acceptedOffset: offset)
        return .totp(factor, step: step, learntDrift: learnt == drift ? nil : learnt)
    }
}

extension HOTPFactor {
    fileprivate func verdict(on attempt: Attempt) -> HOTPVerifier.Verdict {
        let verifier = HOTPVerifier(digits: digits, algorithm: algorithm)
        switch attempt.code {
        case .authenticator(let code): return verifier.judge(code, secret: secret, counter: counter)
        case .pair(let first, let second):
            return verifier.judgePair(first, second, secret: secret, counter: counter)
        case .recovery, .pass: return .malformed
        }
    }
}

extension Authenticator {
    /// Judges a code for a key that is no factor yet; a right one is spent in it.
    package mutating func prove(_ code: TypedCode, at now: Int64, epoch: Epoch) -> Judgement {
        var factor = Factor(id: FactorID(rawValue: 0), name: "", created: now, authenticator: self)
        let judgement = factor.judge(
            Attempt(code: code, source: .local, means: [factor.means], now: now, epoch: epoch))
        if case .accepted = judgement { self = factor.authenticator }
        return judgement
    }
}
