extension Failures {
    /// One failure is forgotten after so long: ten in thirty days.
    package static let agingSeconds: Int64 = 30 * 86_400 / 10
    /// One more failure may be forgiven after so long: a hundred in thirty days.
    package static let forgivingSeconds: Int64 = 30 * 86_400 / 100

    package func standing(at now: Int64) -> UInt16 { aged(to: now).standing }

    /// Takes what lies ahead of the clock for now: the clock went back, and nobody can tell how long ago it was.
    ///
    /// Without this nobody would be let in before the clock is where it was.
    ///
    /// - Returns: whether there was anything, so that the record is to follow.
    @discardableResult
    package mutating func settle(at now: Int64) -> Bool {
        let before = self
        if standing > 0 { agedUntil = min(agedUntil, now) }
        if forgiven > 0 { forgivenUntil = min(forgivenUntil, now) }
        for position in sources.indices { sources[position].last = min(sources[position].last, now) }
        return self != before
    }

    func aged(to now: Int64) -> Failures {
        var aged = self
        aged.age(to: now)
        return aged
    }

    mutating func age(to now: Int64) {
        let periods = max(0, now.saturatingSubtracting(agedUntil) / Self.agingSeconds)
        forget(UInt16(min(Int64(standing), periods)))
        // The first failure after none begins a period of its own.
        agedUntil = standing == 0 ? now : agedUntil + periods * Self.agingSeconds
    }

    mutating func ageForgiven(to now: Int64) {
        let periods = max(0, now.saturatingSubtracting(forgivenUntil) / Self.forgivingSeconds)
        forgiven -= UInt16(min(Int64(forgiven), periods))
        forgivenUntil = forgiven == 0 ? now : forgivenUntil + periods * Self.forgivingSeconds
    }

    /// Takes away so many of those that stand: failures of no source go first, then those of the source that failed longest ago.
    mutating func forget(_ count: UInt16) {
        standing -= count
        var excess = sources.reduce(0) { $0 + Int($1.count) } - Int(standing)
        while excess > 0, let oldest = sources.indices.min(by: { sources[$0].last < sources[$1].last }) {
            let forgotten = min(excess, Int(sources[oldest].count))
            sources[oldest].count -= UInt16(forgotten)
            if sources[oldest].count == 0 { sources.remove(at: oldest) }
            excess -= forgotten
        }
    }

    /// What is meaningless is zero, so that equal states are equal values.
    mutating func tidy() {
        if standing == 0 {
            agedUntil = 0
            sources = []
        }
        if forgiven == 0 { forgivenUntil = 0 }
    }
}

extension Int64 {
    func saturatingAdding(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }

    func saturatingSubtracting(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? (other < 0 ? .max : .min) : difference
    }
}
