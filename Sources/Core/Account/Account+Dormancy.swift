extension Account {
    /// The last moment at which it does not yet count as dormant, if nobody proves anything before; nil: it never will.
    ///
    /// Whoever is offboarded does not become dormant. `seconds` are those in which nobody need prove anything; nil where the
    /// settings set no such time.
    package func dormantFrom(after seconds: Int64?) -> Int64? {
        guard offboarded == nil, let seconds, let since = idleSince else { return nil }
        return since.saturatingAdding(seconds)
    }

    package func isDormant(at now: Int64, after seconds: Int64?) -> Bool {
        dormantFrom(after: seconds).map { $0 < now } ?? false
    }

    /// Owners hear of it so long before: fourteen days, or a quarter of a term that is shorter than eight weeks.
    package static func dormancyNotice(after seconds: Int64) -> Int64 { min(14 * 86_400, seconds / 4) }

    /// What is due now, each once for one idle time; nothing for an account that is closed to everybody anyway.
    ///
    /// ``Upkeep/toldDormant`` says which: the owner was told if it is later than the last proof, the journal if it is
    /// later than the end.
    package func dormancyStep(at now: Int64, after seconds: Int64) -> DormancyStep? {
        guard !(lock?.holds(at: now) ?? false), let since = idleSince,
            let closes = dormantFrom(after: seconds)
        else { return nil }
        // A time ahead of the clock is none: the clock went back.
        let told = upkeep.toldDormant.map { $0 <= now ? $0 : .min } ?? .min
        if now > closes { return told <= closes ? .note(closed: closes) : nil }
        let isNear = now >= closes.saturatingSubtracting(Self.dormancyNotice(after: seconds))
        return isNear && told <= since ? .tell(closes: closes) : nil
    }
}
