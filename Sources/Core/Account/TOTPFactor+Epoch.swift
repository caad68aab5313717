import OneTimePassword

extension TOTPFactor {
    /// A record further ahead of the clock than this means that the clock is wrong now, or was then.
    private static let daySeconds: UInt64 = 86_400

    private var stepsOfADay: UInt64 { Self.daySeconds / parameters.period }

    /// Brings the knowledge of spent steps up to `epoch`: what may have been accepted before it began, and
    /// forgotten, is void.
    ///
    /// An earlier void goes on if it ends within a day. Beyond that a clock was wrong: only its last steps stay spent,
    /// so that nobody is locked out until the wrong day has come.
    ///
    /// An unknown epoch, of a lost slot say, may have ended only just now.
    package mutating func reconcile(with epoch: Epoch, window: UInt64, at seconds: UInt64) {
        guard self.epoch != epoch.id else { return }
        let end =
            self.epoch == .unknown ? max(seconds, UInt64(max(0, epoch.began))) : UInt64(max(0, epoch.began))
        let began = end / parameters.period
        let newest = spent.newest(notBeyond: began + stepsOfADay) ?? 0
        let open = window + UInt64(max(0, drift))
        // The end of an earlier void is ahead of what was accepted already; epochs in a row do not add up.
        voidThrough = max(began + open, newest == voidThrough ? newest : newest + open)
        spent.spend(voidThrough)
        self.epoch = epoch.id
    }

    /// The steps that are not accepted now: spent, or void in this epoch.
    var closed: SpentSteps {
        var steps = spent
        steps.void(through: voidThrough)
        return steps
    }

    /// Whether steps are spent that lie more than a day ahead, and nobody has accepted that clock yet.
    func isInDoubt(at seconds: UInt64, epoch: Epoch) -> Bool {
        guard !epoch.clockAccepted, let furthest = spent.ranges.last?.upperBound else { return false }
        return furthest > max(acceptedAhead, seconds / parameters.period + stepsOfADay)
    }

    /// A success settles steps that are known more than a day ahead for good: somebody accepted the clock.
    mutating func acceptAhead(at seconds: UInt64) {
        guard let furthest = spent.ranges.last?.upperBound,
            furthest > seconds / parameters.period + stepsOfADay
        else { return }
        acceptedAhead = max(acceptedAhead, furthest)
    }

    func whySpent(_ step: UInt64, at now: Int64) -> Refusal {
        guard step <= voidThrough else { return .spent(.totp) }
        let shown = (Int64(voidThrough) + 1 - drift) * Int64(parameters.period)
        return .void(seconds: max(1, shown - now))
    }
}
