/// The failed attempts that stand against one account, over all methods and sources.
///
/// NIST SP 800-63B §5.2.2 allows at most 100. A success clears those of its own source alone, and of those no more than
/// ``mostForgiven`` in thirty days; the others age out at ten a month, because a cap that every success clears lets a
/// patient guesser go on for ever. Strangers, who come from where the owner never was, share a delay and leave the rest
/// of the cap to the owner. `docs/attacks.md` shows what that amounts to in a year.
package struct Failures: Hashable, Sendable {
    /// Beyond this many the account's codes are not judged.
    package static let most: UInt16 = 100
    /// Beyond this many strangers are not judged, once the owner is known from somewhere.
    ///
    /// Nor is one source where the owner is known, once it has failed so often itself and there is another.
    package static let mostByStrangers: UInt16 = 80
    /// The delay that strangers share counts from here on.
    package static let freeToStrangers: UInt16 = 20
    /// Sources remembered; of strangers the one that failed longest ago goes first.
    package static let mostSources = 16
    /// Failures that successes may take away; one more every ``forgivingSeconds``.
    package static let mostForgiven: UInt16 = 100

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

    package internal(set) var standing: UInt16
    /// Up to when failures have aged out; meaningless while none stand.
    package internal(set) var agedUntil: Int64
    package internal(set) var sources: [Entry]
    /// When the last failure happened whose source is remembered no more; nil for never.
    package internal(set) var lastOfNoSource: Int64?
    /// Failures that successes took away, less those that have aged out since.
    package internal(set) var forgiven: UInt16
    /// Up to when ``forgiven`` has aged out; meaningless while it is 0.
    package internal(set) var forgivenUntil: Int64

    package init(
        standing: UInt16 = 0, agedUntil: Int64 = 0, sources: [Entry] = [], lastOfNoSource: Int64? = nil,
        forgiven: UInt16 = 0, forgivenUntil: Int64 = 0
    ) {
        self.standing = standing
        self.agedUntil = agedUntil
        self.sources = sources
        self.lastOfNoSource = lastOfNoSource
        self.forgiven = forgiven
        self.forgivenUntil = forgivenUntil
    }

    /// What a source must expect before its next code is judged.
    package enum Admission: Hashable, Sendable {
        case admitted
        /// So many seconds, at least 1.
        case wait(Int64)
        /// The cap is reached; only an administrator opens the account again, or time.
        case shut
    }

    package func admission(of source: FailureSource, known: KnownSources, at now: Int64) -> Admission {
        let aged = aged(to: now)
        guard aged.room(for: source, known: known, at: now) > 0 else { return .shut }
        let own = aged.entry(of: source).map { Self.wait(after: $0.count, since: $0.last, at: now) } ?? 0
        let shared = known.contains(source, at: now) ? 0 : aged.waitOfStrangers(known: known, at: now)
        let left = max(own, shared)
        return left > 0 ? .wait(left) : .admitted
    }

    /// Whether two codes in a row may end the wait of a source by now: after an eighth of it, and at least 30 seconds.
    ///
    /// Two fresh codes take that long to appear; judged at once, wrong pairs would reach the cap in a second.
    package func admitsPair(of source: FailureSource, known: KnownSources, at now: Int64) -> Bool {
        let aged = aged(to: now)
        let own = aged.entry(of: source).map { (Self.delay(after: $0.count), $0.last) }
        let shared = known.contains(source, at: now) ? nil : aged.delayOfStrangers(known: known, at: now)
        return [own, shared].compactMap(\.self).allSatisfy { delay, last in
            delay == 0 || now.saturatingSubtracting(last) >= max(30, delay / 8)
        }
    }

    /// How long a source must wait for its own failures alone, whatever the cap says; 0 for not at all.
    package func ownWait(of source: FailureSource, at now: Int64) -> Int64 {
        aged(to: now).entry(of: source).map { max(0, Self.wait(after: $0.count, since: $0.last, at: now)) }
            ?? 0
    }

    /// How many more codes this source may get wrong before the first wait or the cap, 0 or more.
    package func triesLeft(of source: FailureSource, known: KnownSources, at now: Int64) -> Int {
        let aged = aged(to: now)
        let byCap = aged.room(for: source, known: known, at: now)
        let bySource = 5 - Int(aged.entry(of: source)?.count ?? 0)
        let together = Int(Self.freeToStrangers) + 1 - Int(aged.countOfStrangers(known: known, at: now))
        let byStrangers = known.contains(source, at: now) ? bySource : together
        return max(0, min(byCap, bySource, byStrangers))
    }

    /// Failures 1 to 4 of a source cost no wait, then 2^n seconds, up to 15 minutes.
    package static func delay(after count: UInt16) -> Int64 {
        count <= 4 ? 0 : min(1 << Int64(min(count, 10)), 900)
    }

    private static func wait(after count: UInt16, since last: Int64, at now: Int64) -> Int64 {
        let delay = delay(after: count)
        return min(delay, last.saturatingAdding(delay).saturatingSubtracting(now))
    }

    func entry(of source: FailureSource) -> Entry? { sources.first { $0.source == source } }
}

extension Failures {
    /// How many more failures this source may add before it is shut out; 0 or less when it is.
    func room(for source: FailureSource, known: KnownSources, at now: Int64) -> Int {
        let room = Int(Self.most) - Int(standing)
        let kept = Int(Self.most - Self.mostByStrangers)
        guard known.contains(source, at: now) else { return known.isEmpty(at: now) ? room : room - kept }
        guard known.containsOther(than: source, at: now) else { return room }
        return min(room, Int(Self.mostByStrangers) - Int(entry(of: source)?.count ?? 0))
    }

    /// All strangers together wait like one source whose failures began after the first twenty.
    private func waitOfStrangers(known: KnownSources, at now: Int64) -> Int64 {
        guard let (delay, last) = delayOfStrangers(known: known, at: now) else { return 0 }
        return min(delay, last.saturatingAdding(delay).saturatingSubtracting(now))
    }

    private func delayOfStrangers(known: KnownSources, at now: Int64) -> (delay: Int64, last: Int64)? {
        let count = countOfStrangers(known: known, at: now)
        guard count > Self.freeToStrangers else { return nil }
        let strangers = sources.filter { !known.contains($0.source, at: now) }
        guard let last = (strangers.map(\.last) + [lastOfNoSource].compactMap(\.self)).max() else {
            return nil
        }
        return (Self.delay(after: count - Self.freeToStrangers + 4), last)
    }

    /// What stands, less what sources did from which the owner is known.
    private func countOfStrangers(known: KnownSources, at now: Int64) -> UInt16 {
        sources.reduce(standing) { rest, entry in
            known.contains(entry.source, at: now) ? rest - min(rest, entry.count) : rest
        }
    }
}
