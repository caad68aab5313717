import Identity
import OneTimePassword

extension Account {
    /// Judges a code against the time-based factors of this account.
    ///
    /// The attempt is claimed first and the claim is taken back only for what costs nothing, so that a hundred
    /// codes at once cost a hundred attempts. The caller makes the change durable: an acceptance in the runtime
    /// directory, a counted failure on disk, before either is answered.
    package mutating func judge(_ attempt: Attempt) -> Judgement {
        switch failures.admission(of: attempt.source, at: attempt.now) {
        case .wait(let seconds): return .refused(.throttled(seconds: seconds))
        case .shut: return .refused(.shut)
        case .admitted: break
        }
        let unclaimed = failures
        failures.claim(attempt.source, at: attempt.now)
        let judgement = judgeFactors(attempt)
        switch judgement {
        case .accepted:
            failures.clear(attempt.source)
            lastProof = attempt.now
        case .refused(let refusal) where !refusal.isCounted:
            failures = unclaimed
        case .refused:
            break
        }
        return judgement
    }

    private mutating func judgeFactors(_ attempt: Attempt) -> Judgement {
        var best = Refusal.malformed
        for position in factors.indices {
            switch factors[position].judge(attempt) {
            case .accepted(let acceptance): return .accepted(acceptance)
            case .refused(let refusal): best = Self.moreTelling(best, refusal)
            }
        }
        guard case .wrong = best else { return .refused(best) }
        return .refused(.wrong(triesLeft: triesLeft(of: attempt.source, at: attempt.now)))
    }

    /// How many more codes this source may get wrong before it must wait.
    package func triesLeft(of source: FailureSource, at now: Int64) -> Int {
        let bySource = 5 - Int(failures.sources.first { $0.source == source }?.count ?? 0)
        let byCap = Int(Failures.most - failures.standing(at: now))
        return max(0, min(bySource, byCap))
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
        case .throttled, .shut: 6
        }
    }
}
