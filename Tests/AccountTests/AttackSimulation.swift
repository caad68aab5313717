import Account

/// A year of one account under attack, second by second and without a clock: every code that is guessed is wrong, every
/// second code of the owner is right.
///
/// It does what `Account.judge` does with the budgets: admission, claim, and a success that clears.
struct AttackSimulation {
    static let start = Fixture.now
    static let end = start + 365 * 86_400

    private let attack: Attack
    private var failures = Failures()
    private var known = KnownSources()
    private var tries: UInt32 = 0
    private var result = AttackResult()
    /// The first login at which the owner was refused since the last success.
    private var keptSince: Int64?

    init(_ attack: Attack) {
        self.attack = attack
        result.isOfPairs = attack.isOfPairs
    }

    /// The owner logs in first, and then daily at that hour; the guesser begins a second later.
    mutating func run() -> AttackResult {
        var nextGuess = Self.start + 1
        var nextLogin = attack.owner == nil ? Int64.max : Self.start
        while min(nextGuess, nextLogin) < Self.end {
            if nextLogin <= nextGuess {
                logIn(at: nextLogin)
                // Whoever waits for the owner's success sees it at once.
                if !attack.isPaced { nextGuess = max(Self.start + 1, nextLogin) }
                nextLogin += 86_400
            } else {
                nextGuess = guess(at: nextGuess)
            }
        }
        if let keptSince { result.longestKept = max(result.longestKept, Self.end - keptSince) }
        return result
    }

    /// One volley, as many at once as the attack has.
    ///
    /// - Returns: when the next one makes sense.
    private mutating func guess(at now: Int64) -> Int64 {
        guard failures.standing(at: now) + attack.leaves < Failures.most else { return nextAging(after: now) }
        var next = Int64.max
        for _ in 0..<attack.atOnce {
            let source = attack.source(tries)
            switch failures.admission(of: source, known: known, at: now) {
            case .shut: next = min(next, nextAging(after: now))
            case .wait(let seconds):
                let left = attack.isOfPairs ? min(seconds, pause(of: source, at: now)) : seconds
                next = left > 0 ? min(next, now + left) : claim(source, at: now)
            case .admitted: next = claim(source, at: now)
            }
        }
        return attack.isPaced ? now + attack.pause : next
    }

    /// - Returns: the same second, in which the next one may be judged already.
    private mutating func claim(_ source: FailureSource, at now: Int64) -> Int64 {
        failures.claim(source, known: known, at: now)
        tries += 1
        result.judged += 1
        if now < Self.start + 86_400 { result.judgedOnFirstDay += 1 }
        return now
    }

    /// Seconds after which two codes in a row end the wait of a source.
    private func pause(of source: FailureSource, at now: Int64) -> Int64 {
        (0...Failures.delay(after: .max))
            .first { failures.admitsPair(of: source, at: now + $0) } ?? .max
    }

    private func nextAging(after now: Int64) -> Int64 {
        now + Failures.agingSeconds - (now - failures.agedUntil) % Failures.agingSeconds
    }

    /// Types one code wrong where that costs no wait, then the right one; two in a row where there is a wait.
    private mutating func logIn(at now: Int64) {
        guard let owner = attack.owner else { return }
        result.logins += 1
        if failures.triesLeft(of: owner, known: known, at: now) > 1 {
            failures.claim(owner, known: known, at: now)
        }
        switch failures.admission(of: owner, known: known, at: now) {
        case .shut: keptSince = keptSince ?? now
        // Two codes that follow each other take 30 seconds to appear.
        case .wait(let seconds):
            succeed(owner, at: now, after: min(seconds, max(30, pause(of: owner, at: now))))
        case .admitted: succeed(owner, at: now, after: 0)
        }
    }

    private mutating func succeed(_ owner: FailureSource, at now: Int64, after seconds: Int64) {
        failures.claim(owner, known: known, at: now)
        failures.clear(owner, at: now)
        for place in [owner, attack.visited].compactMap(\.self) {
            known.met(place, beside: attack.network, at: now)
        }
        result.loginsLetIn += 1
        result.longestKept = max(result.longestKept, now + seconds - (keptSince ?? now))
        keptSince = nil
    }
}
