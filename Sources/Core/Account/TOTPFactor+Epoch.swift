import OneTimePassword

extension TOTPFactor {
    /// A record further ahead of the clock than this means that the clock is wrong now, or was then.
    private static let daySeconds: UInt64 = 86_400

    private var stepsOfADay: UInt64 { Self.daySeconds / parameters.period }

    /// Brings the knowledge of spent steps up to `epoch`: what may have been accepted before it began, and
    /// forgotten, is void.
    package mutating func reconcile(with epoch: Epoch, window: UInt64) {
        guard self.epoch != epoch.id else { return }
        let began = UInt64(max(0, epoch.began)) / parameters.period
        let newest = spent.newest(notBeyond: began + stepsOfADay) ?? 0
        voidThrough = max(began, newest) + window + UInt64(max(0, drift))
        spent.void(through: voidThrough)
        self.epoch = epoch.id
    }

    /// Whether steps are spent that lie more than a day ahead, and nobody has accepted that clock yet.
    func isInDoubt(at seconds: UInt64, epoch: Epoch) -> Bool {
        guard !epoch.clockAccepted, let furthest = spent.ranges.last?.upperBound else { return false }
        return furthest > max(acceptedAhead, seconds / parameters.period + stepsOfADay)
    }

    /// A success while steps ahead were known settles them for good.
    mutating func acceptAhead() {
        guard let furthest = spent.ranges.last?.upperBound else { return }
        acceptedAhead = max(acceptedAhead, furthest)
    }

    func whySpent(_ step: UInt64, at now: Int64) -> Refusal {
        guard step <= voidThrough else { return .spent }
        let shown = (Int64(voidThrough) + 1 - drift) * Int64(parameters.period)
        return .void(seconds: max(1, shown - now))
    }
}
