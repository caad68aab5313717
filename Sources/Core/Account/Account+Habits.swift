package import Identity

extension Account {
    /// Learns from a login that was let in, asked or not; to be written behind its answer.
    ///
    /// Sources that are known already are known for longer. New ones are learnt by a proof alone.
    ///
    /// - Parameters:
    ///   - time: by this host's clock; nil where nobody knows.
    ///   - hasTerminal: nil where that says nothing, as in sshd.
    ///   - sources: the network, and the SSH key where one was used.
    ///   - now: seconds since 1970-01-01 00:00 UTC.
    /// - Returns: whether anything changed, which most logins do not.
    package mutating func learn(
        _ time: TimeOfWeek?, hasTerminal: Bool?, from sources: [FailureSource], at now: Int64
    ) -> Bool {
        let isHabitNew = habits.learn(time: time, hasTerminal: hasTerminal, at: now)
        let isSettled = devices.settle(at: now)
        return known.refresh(sources, at: now) || isHabitNew || isSettled
    }
}
