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
            case .admitted:
                count(at: now)
                failures.claim(source, known: known, at: now)
                next = now
            case .wait(let seconds): next = min(next, now + seconds)
            case .shut: next = min(next, nextAging(after: now))
            }
        }
        return attack.isPaced ? now + attack.pause : next
    }

    private mutating func count(at now: Int64) {
        tries += 1
        result.judged += 1
        if now < Self.start + 86_400 { result.judgedOnFirstDay += 1 }
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
        case .wait: succeed(owner, at: now, after: 30)
        case .admitted: succeed(owner, at: now, after: 0)
        }
    }

    private mutating func succeed(_ owner: FailureSource, at now: Int64, after seconds: Int64) {
        failures.claim(owner, known: known, at: now)
        failures.clear(owner, at: now)
        for place in [owner, attack.visited].compactMap(\.self) { known.met(place, at: now) }
        result.loginsLetIn += 1
        result.longestKept = max(result.longestKept, now + seconds - (keptSince ?? now))
        keptSince = nil
    }
}
