/// The failed attempts that stand against one account, over all methods and sources.
///
/// NIST SP 800-63B §5.2.2 allows at most 100. A success clears those of its own source alone; the others
/// age out at ten a month, because a cap that every success clears lets a patient guesser go on for ever.
package struct Failures: Hashable, Sendable {
    /// Beyond this many the account's codes are not judged.
    package static let most: UInt16 = 100
    /// Sources remembered; the one that failed longest ago goes first.
    package static let mostSources = 16
    /// One failure is forgotten after so long: ten in thirty days.
    package static let agingSeconds: Int64 = 30 * 86_400 / 10

    package struct Entry: Hashable, Sendable {
        package let source: FailureSource
        package var count: UInt16
        package var last: Int64

        package init(source: FailureSource, count: UInt16, last: Int64) {
            self.source = source
            self.count = count
            self.last = last
        }
    }

    package private(set) var standing: UInt16
    /// Up to when failures have aged out; meaningless while none stand.
    package private(set) var agedUntil: Int64
    package private(set) var sources: [Entry]

    package init(standing: UInt16 = 0, agedUntil: Int64 = 0, sources: [Entry] = []) {
        self.standing = standing
        self.agedUntil = agedUntil
        self.sources = sources
    }

    /// What a source must expect before its next code is judged.
    package enum Admission: Hashable, Sendable {
        case admitted
        /// So many seconds, at least 1.
        case wait(Int64)
        /// The cap is reached; only an administrator opens the account again, or time.
        case shut
    }

    package func admission(of source: FailureSource, at now: Int64) -> Admission {
        guard standing(at: now) < Self.most else { return .shut }
        guard let entry = sources.first(where: { $0.source == source }) else { return .admitted }
        let delay = Self.delay(after: entry.count)
        let left = min(delay, entry.last.saturatingAdding(delay).saturatingSubtracting(now))
        return left > 0 ? .wait(left) : .admitted
    }

    /// Failures 1 to 4 of a source cost no wait, then 2^n seconds, up to 15 minutes.
    package static func delay(after count: UInt16) -> Int64 {
        count <= 4 ? 0 : min(1 << Int64(min(count, 10)), 900)
    }

    /// Counts one failure, before the code is judged; ``clear(_:)`` takes the claim back.
    package mutating func claim(_ source: FailureSource, at now: Int64) {
        age(to: now)
        standing = min(standing + 1, Self.most)
        if let position = sources.firstIndex(where: { $0.source == source }) {
            sources[position].count = min(sources[position].count + 1, Self.most)
            sources[position].last = now
            return
        }
        if sources.count == Self.mostSources,
            let oldest = sources.indices.min(by: { sources[$0].last < sources[$1].last })
        {
            sources.remove(at: oldest)
        }
        sources.append(Entry(source: source, count: 1, last: now))
    }

    /// Forgets the failures of one source, which has just proven itself.
    package mutating func clear(_ source: FailureSource) {
        guard let position = sources.firstIndex(where: { $0.source == source }) else { return }
        standing -= min(standing, sources[position].count)
        sources.remove(at: position)
        if standing == 0 { self = Failures() }
    }

    package func standing(at now: Int64) -> UInt16 {
        var aged = self
        aged.age(to: now)
        return aged.standing
    }

    private mutating func age(to now: Int64) {
        guard standing > 0 else {
            agedUntil = now
            return
        }
        let forgotten = now.saturatingSubtracting(agedUntil) / Self.agingSeconds
        guard forgotten > 0 else { return }
        forget(UInt16(min(Int64(standing), forgotten)))
        agedUntil += forgotten * Self.agingSeconds
    }

    /// Failures of sources that are remembered no more go first, then those of the source that failed longest ago.
    private mutating func forget(_ count: UInt16) {
        standing -= count
        var excess = sources.reduce(0) { $0 + Int($1.count) } - Int(standing)
        while excess > 0, let oldest = sources.indices.min(by: { sources[$0].last < sources[$1].last }) {
            let forgotten = min(excess, Int(sources[oldest].count))
            sources[oldest].count -= UInt16(forgotten)
            if sources[oldest].count == 0 { sources.remove(at: oldest) }
            excess -= forgotten
        }
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
