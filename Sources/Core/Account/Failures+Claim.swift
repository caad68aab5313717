extension Failures {
    /// Counts one failure, before the code is judged; ``clear(_:at:)`` or ``takeBack(_:)`` takes the claim back.
    ///
    /// Beyond the cap of its source, where only what nobody can guess is still judged, nothing is added but the time: else
    /// strangers would shut the owner out with recovery codes.
    ///
    /// - Returns: whether it was counted; a claim that was not must not be taken back.
    @discardableResult
    package mutating func claim(_ source: FailureSource, known: KnownSources, at now: Int64) -> Bool {
        settle(at: now)
        age(to: now)
        let isCounted = room(for: source, known: known, at: now) > 0
        if isCounted { standing += 1 }
        if let position = position(of: source) {
            if isCounted { sources[position].count = min(sources[position].count, Self.most - 1) + 1 }
            sources[position].last = now
        } else if isCounted, makeRoom(for: source, known: known, at: now) {
            sources.append(Entry(source: source, count: 1, last: now))
        }
        return isCounted
    }

    /// Takes back one claim of a source, whose attempt turned out to cost nothing.
    package mutating func takeBack(_ source: FailureSource) {
        guard let position = position(of: source) else { return }
        standing -= min(standing, 1)
        sources[position].count -= min(sources[position].count, 1)
        if sources[position].count == 0 { sources.remove(at: position) }
        tidy()
    }

    /// Takes back the claim of an attempt that succeeded, and forgives what its source failed before.
    ///
    /// Its delay ends whatever happens. What may be forgiven is bounded, else a guesser in the owner's own network would
    /// have 99 tries between any two successes of the owner; the rest stands on as failures of no source.
    package mutating func clear(_ source: FailureSource, at now: Int64) {
        settle(at: now)
        age(to: now)
        takeBack(source)
        guard let position = position(of: source) else { return }
        let entry = sources.remove(at: position)
        let pardoned = pardon(entry.count, at: now)
        standing -= pardoned
        tidy()
    }

    /// Opens the account after another factor than the one that was guessed at was proven (NIST SP 800-63B §5.2.2).
    ///
    /// What this takes away is bounded like what ``clear(_:at:)`` does, and by the same count.
    package mutating func open(at now: Int64) {
        settle(at: now)
        age(to: now)
        forget(pardon(standing, at: now))
        tidy()
    }

    /// Forgets everything, as an administrator may.
    package mutating func clearAll() {
        self = Failures()
    }

    /// How many of `count` may be forgiven now; they count as forgiven from here on.
    private mutating func pardon(_ count: UInt16, at now: Int64) -> UInt16 {
        ageForgiven(to: now)
        let pardoned = min(count, standing, Self.mostForgiven - min(forgiven, Self.mostForgiven))
        forgiven += pardoned
        return pardoned
    }

    private func position(of source: FailureSource) -> Int? {
        sources.firstIndex { $0.source == source }
    }

    /// A source that loses its place is remembered no more, and its failures stand on.
    ///
    /// A stranger never takes the place of a source that is known: that would end its delay.
    private mutating func makeRoom(for source: FailureSource, known: KnownSources, at now: Int64) -> Bool {
        guard sources.count >= Self.mostSources else { return true }
        let strangers = sources.indices.filter { !known.hasShare(sources[$0].source, at: now) }
        let isKnown = known.hasShare(source, at: now)
        let dispensable = strangers.isEmpty && isKnown ? Array(sources.indices) : strangers
        guard let oldest = dispensable.min(by: { sources[$0].last < sources[$1].last }) else { return false }
        sources.remove(at: oldest)
        return true
    }
}
