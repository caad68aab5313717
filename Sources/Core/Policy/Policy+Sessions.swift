package import Identity
package import Settings

extension Policy {
    /// The rule under which a session is opened; nil stands for `[sessions]` alone.
    ///
    /// Where several may apply, since a group could not be looked up, it is the one that ends the session first.
    package func sessionRule(
        service: ServiceName, subject: Subject, address: InternetAddress?, isRemote: Bool, terminal: String?,
        time: TimeOfWeek?
    ) -> Rule? {
        let circumstances = RuleMatcher.Circumstances(
            address: address, isRemote: isRemote, terminal: terminal, time: time, target: .subject)
        let rules = walk(matcher(service, subject, circumstances))
        return rules.min { self.limits(under: $0).isShorter(than: self.limits(under: $1)) } ?? nil
    }

    /// The limits of a session that was opened under the rule of this name.
    ///
    /// A rule that is there no more leaves what `[sessions]` says. Where policy never asked for a factor, as of a machine's account, `max`
    /// holds only where the rule itself has it.
    package func limits(ofSessionsUnder rule: Rule?, wasAsked: Bool) -> SessionLimits {
        let limits = limits(under: rule)
        guard !wasAsked, rule?.sessions.max == nil else { return limits }
        return SessionLimits(idle: limits.idle, max: nil, warning: limits.warning)
    }

    private func limits(under rule: Rule?) -> SessionLimits {
        let (table, choices) = (settings.sessions, rule?.sessions ?? .none)
        return SessionLimits(
            idle: (choices.idle ?? table.idle).seconds, max: (choices.max ?? table.max).seconds,
            warning: choices.warning ?? table.warning)
    }
}

extension SessionLimits {
    fileprivate func isShorter(than other: Self) -> Bool {
        [idle ?? .max, max ?? .max].sorted().lexicographicallyPrecedes(
            [other.idle ?? .max, other.max ?? .max].sorted())
    }
}
