import Identity
import OneTimePassword

extension Account {
    /// Judges a code, or two in a row, against the authenticators of one kind.
    ///
    /// The attempt is claimed first and the claim is taken back only for what costs nothing, so that a hundred
    /// codes at once cost a hundred attempts. The caller makes the change durable: an acceptance of a time-based code in
    /// the runtime directory, any other and a counted failure on disk, before either is answered.
    ///
    /// Recovery codes and passes are refused as malformed: they go through ``begin(_:)``.
    package mutating func judge(_ attempt: Attempt) -> Judgement {
        let budget = Self.budget(for: attempt)
        _ = self[keyPath: budget].settle(at: attempt.now)
        if let refusal = obstacle(to: attempt) { return .refused(refusal) }
        guard !attempt.tried.contains(trying(attempt)) else { return .refused(.repeated) }
        let unclaimed = self[keyPath: budget]
        self[keyPath: budget].claim(attempt.source, known: known(to: attempt), at: attempt.now)
        let judgement = judgeFactors(attempt)
        switch judgement {
        case .accepted:
            self[keyPath: budget].clear(attempt.source, at: attempt.now)
            welcome(attempt)
        case .refused(let refusal) where !refusal.isCounted:
            self[keyPath: budget] = unclaimed
        case .refused:
            break
        }
        return judgement
    }

    /// Where the failures of an attempt are counted.
    static func budget(for attempt: Attempt) -> WritableKeyPath<Account, Failures> {
        attempt.isAfterFirstFactor ? \.failures : \.unprovenFailures
    }

    /// The sources that have a share of their own in that budget.
    func known(to attempt: Attempt) -> KnownSources {
        attempt.isAfterFirstFactor ? known : KnownSources()
    }

    /// What must not be judged, and why.
    ///
    /// Two codes in a row end a wait, never the cap; what has too many bits to be guessed is judged beyond the cap, at the
    /// pace of its own source.
    func obstacle(to attempt: Attempt) -> Refusal? {
        let (failures, known) = (self[keyPath: Self.budget(for: attempt)], known(to: attempt))
        let (source, throttling, now) = (attempt.source, attempt.throttling, attempt.now)
        let admission = failures.admission(of: source, known: known, throttling: throttling, at: now)
        switch (admission, attempt.code) {
        case (.admitted, _): return nil
        case (.wait(let seconds), .pair) where attempt.isAfterFirstFactor:
            let isAdmitted = failures.admitsPair(
                of: source, known: known, throttling: throttling, at: now)
            return isAdmitted ? nil : .throttled(seconds: seconds)
        case (.wait(let seconds), _): return .throttled(seconds: seconds)
        case (.shut, .recovery), (.shut, .pass):
            let seconds = failures.ownWait(of: source, throttling: throttling, at: now)
            return seconds > 0 ? .throttled(seconds: seconds) : nil
        case (.shut, _): return .shut
        }
    }

    /// Remembers when and from where the owner came.
    mutating func welcome(_ attempt: Attempt) {
        if attempt.isAfterFirstFactor {
            known.met(attempt.source, beside: attempt.network, at: attempt.now)
        }
        devices.settle(at: attempt.now)
        lastProof = attempt.now
    }

    func triesLeft(to attempt: Attempt) -> Int {
        self[keyPath: Self.budget(for: attempt)]
            .triesLeft(
                of: attempt.source, known: known(to: attempt), throttling: attempt.throttling, at: attempt.now
            )
    }

    /// What a repetition of this code would be compared with.
    package func trying(_ attempt: Attempt) -> TriedCode {
        if attempt.channel != nil { return tryingSent(attempt) }
        let judged = factors.filter { attempt.means.contains($0.means) }
        return TriedCode(
            code: attempt.code,
            positions: judged.map { factor in
                let movingFactor =
                    switch factor.authenticator {
                    case .totp(let totp): UInt64(max(0, attempt.now)) / totp.parameters.period
                    case .hotp(let hotp): hotp.counter
                    case .outOfBand: UInt64(0)
                    }
                return TriedCode.Position(factor: factor.id.rawValue, movingFactor: movingFactor)
            })
    }

    private mutating func judgeFactors(_ attempt: Attempt) -> Judgement {
        if let channel = attempt.channel { return judgeSent(attempt, on: channel) }
        var best = Refusal.malformed
        for position in factors.indices where attempt.means.contains(factors[position].means) {
            switch factors[position].judge(attempt) {
            case .accepted(let acceptance): return .accepted(acceptance)
            case .refused(let refusal): best = Self.moreTelling(best, refusal)
            }
        }
        guard case .wrong = best else { return .refused(best) }
        return .refused(.wrong(triesLeft: triesLeft(to: attempt)))
    }

    private static func moreTelling(_ left: Refusal, _ right: Refusal) -> Refusal {
        rank(left) >= rank(right) ? left : right
    }

    private static func rank(_ refusal: Refusal) -> Int {
        switch refusal {
        case .malformed: 0
        case .clockInDoubt: 1
        // Above what costs nothing and says nothing of the code: a guess at another factor stays a guess.
        case .wrong: 2
        case .clockDiffers: 3
        case .void: 4
        case .spent: 5
        case .throttled, .shut, .spentRecoveryCode, .passOver, .repeated, .notSent, .sentCodeOver,
            .sentCodeGuessedAt, .foreignCode:
            6
        }
    }
}
