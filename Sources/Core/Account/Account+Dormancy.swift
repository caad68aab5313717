extension Account {
    /// The last moment at which it does not yet count as dormant, if nobody proves anything before; nil: it never will.
    ///
    /// `seconds` are those in which nobody need prove anything; nil where the settings set no such time.
    package func dormantFrom(after seconds: Int64?) -> Int64? {
        guard let seconds, let since = idleSince else { return nil }
        return since.saturatingAdding(seconds)
    }

    package func isDormant(at now: Int64, after seconds: Int64?) -> Bool {
        dormantFrom(after: seconds).map { $0 < now } ?? false
    }
}
