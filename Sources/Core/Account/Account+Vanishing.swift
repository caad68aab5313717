import Identity

extension Account {
    /// Notes what the name service says of the account; false if that is nothing new.
    package mutating func note(isMissing: Bool, at now: Int64) -> Bool {
        let before = upkeep.missingSince
        guard isMissing else {
            upkeep.missingSince = nil
            return before != nil
        }
        // A time ahead of the clock is none: the clock went back.
        if let before, before <= now { return false }
        upkeep.missingSince = now
        return true
    }

    /// Since when there is no such account, if that is so long that its record is to be closed.
    ///
    /// Root's never is. Whoever has logged in since is known to somebody: the time counts from then.
    package func vanished(at now: Int64, after grace: Int64) -> Int64? {
        guard offboarded == nil, !uid.isRoot, let since = upkeep.missingSince, since <= now else {
            return nil
        }
        let seen = [since, lastProof, habits.lastLogin].compactMap(\.self).max() ?? since
        guard now.saturatingSubtracting(seen) >= grace else { return nil }
        return since
    }
}
