package import Identity

/// The failed attempts that stand against one account, over all methods and sources.
///
/// NIST SP 800-63B §5.2.2 allows at most 100. A success clears those of its own source alone, and of those no more than
/// ``mostForgiven`` in thirty days; the others age out at ten a month, because a cap that every success clears lets a
/// patient guesser go on for ever. Strangers, who come from where the owner never was, leave the rest of the cap to the
/// owner. No source waits for what others did, but where a standard asks for more (``strangersWait(of:known:throttling:at:)``). `docs/attacks.md` shows what that amounts to in a year.
package struct Failures: Hashable, Sendable {
    /// Beyond this many the account's codes are not judged.
    package static let most: UInt16 = 100
    /// Beyond this many strangers are not judged, once the owner is known from somewhere.
    ///
    /// Nor is one source where the owner is known, once it has failed so often itself and there is another.
    package static let mostByStrangers: UInt16 = 80
    /// Sources remembered; of strangers the one that failed longest ago goes first.
    package static let mostSources = 16
    /// Failures that successes may take away; one more every ``forgivingSeconds``.
    package static let mostForgiven: UInt16 = 100

    private static let triesWithoutWait = 5

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
    /// Failures that successes took away, less those that have aged out since.
    package internal(set) var forgiven: UInt16
    /// Up to when ``forgiven`` has aged out; meaningless while it is 0.
    package internal(set) var forgivenUntil: Int64

    package init(
        standing: UInt16 = 0, agedUntil: Int64 = 0, sources: [Entry] = [], forgiven: UInt16 = 0,
        forgivenUntil: Int64 = 0
    ) {
        self.standing = standing
        self.agedUntil = agedUntil
        self.sources = sources
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

    package func admission(
        of source: FailureSource, known: KnownSources, throttling: Throttling? = nil, at now: Int64
    ) -> Admission {
        let aged = aged(to: now)
        guard aged.room(for: source, known: known, at: now) > 0 else { return .shut }
        let left = max(
            aged.ownWait(of: source, throttling: throttling, at: now),
            aged.strangersWait(of: source, known: known, throttling: throttling, at: now))
        return left > 0 ? .wait(left) : .admitted
    }

    /// Whether two codes in a row may end the wait of a source by now: after an eighth of it, and at least 30 seconds.
    ///
    /// Two fresh codes take that long to appear; judged at once, wrong pairs would reach the cap in a second. A wait that a
    /// standard asks for is ended by nothing.
    package func admitsPair(
        of source: FailureSource, known: KnownSources = KnownSources(), throttling: Throttling? = nil,
        at now: Int64
    ) -> Bool {
        let others = aged(to: now).strangersWait(of: source, known: known, throttling: throttling, at: now)
        guard others == 0 else { return false }
        guard let entry = aged(to: now).entry(of: source) else { return true }
        let delay = Self.delay(after: entry.count)
        let pause = max(
            delay == 0 ? 0 : max(30, delay / 8), throttling?.wait(after: entry.count) ?? 0)
        return pause == 0 || now.saturatingSubtracting(entry.last) >= pause
    }

    /// How long a source must wait for its own failures alone, whatever the cap says; 0 for not at all.
    package func ownWait(
        of source: FailureSource, throttling: Throttling? = nil, at now: Int64
    ) -> Int64 {
        guard let entry = aged(to: now).entry(of: source) else { return 0 }
        let delay = Self.delay(after: entry.count, throttling: throttling)
        return max(0, min(delay, entry.last.saturatingAdding(delay).saturatingSubtracting(now)))
    }

    /// How long a stranger must wait for what all strangers together failed, where a standard counts failures of the account.
    ///
    /// PCI DSS 8.3.4 and the STIG lock the user ID; where its owner is known from, the owner still gets in.
    func strangersWait(
        of source: FailureSource, known: KnownSources, throttling: Throttling?, at now: Int64
    ) -> Int64 {
        guard let throttling, !known.hasShare(source, at: now) else { return 0 }
        let strangers = strangers(to: known, at: now)
        guard let last = strangers.map(\.last).max() else { return 0 }
        let wait = throttling.wait(after: Self.sum(strangers))
        return max(0, min(wait, last.saturatingAdding(wait).saturatingSubtracting(now)))
    }

    private func strangers(to known: KnownSources, at now: Int64) -> [Entry] {
        sources.filter { !known.hasShare($0.source, at: now) }
    }

    private static func sum(_ entries: [Entry]) -> UInt16 {
        UInt16(clamping: entries.reduce(0) { $0 + Int($1.count) })
    }

    /// How many more codes this source may get wrong before the first wait or the cap, 0 or more.
    package func triesLeft(
        of source: FailureSource, known: KnownSources, throttling: Throttling? = nil, at now: Int64
    ) -> Int {
        let aged = aged(to: now)
        let own = aged.entry(of: source)?.count ?? 0
        let shared = known.hasShare(source, at: now) ? own : Self.sum(aged.strangers(to: known, at: now))
        let left = Self.triesWithoutWait - Int(own)
        let byStandard = throttling.map { Int($0.failures) - Int(shared) } ?? left
        return max(0, min(aged.room(for: source, known: known, at: now), left, byStandard))
    }

    /// Failures 1 to 4 of a source cost no wait, then 2^n seconds, up to 15 minutes; or what a standard asks for, where that
    /// is longer.
    package static func delay(after count: UInt16, throttling: Throttling? = nil) -> Int64 {
        max(
            count < triesWithoutWait ? 0 : min(1 << Int64(min(count, 10)), 900),
            throttling?.wait(after: count) ?? 0)
    }

    func entry(of source: FailureSource) -> Entry? { sources.first { $0.source == source } }
}

extension Failures {
    /// How many more failures this source may add before it is shut out; 0 or less when it is.
    func room(for source: FailureSource, known: KnownSources, at now: Int64) -> Int {
        let room = Int(Self.most) - Int(standing)
        let kept = Int(Self.most - Self.mostByStrangers)
        guard known.hasShare(source, at: now) else { return known.isEmpty(at: now) ? room : room - kept }
        guard known.hasShareOfOther(than: source, at: now) else { return room }
        return min(room, Int(Self.mostByStrangers) - Int(entry(of: source)?.count ?? 0))
    }
}

extension Throttling {
    fileprivate func wait(after count: UInt16) -> Int64 { count >= failures ? waitSeconds : 0 }
}
