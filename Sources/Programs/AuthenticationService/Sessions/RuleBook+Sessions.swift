import LiveSessions
import Policy
import Settings

extension RuleBook {
    /// What may end a session, by the rule that its login was under, as that rule is now.
    func limits(of session: LiveSession) -> SessionLimits {
        let rule = session.rule.flatMap { mark in
            policy.settings.rules.first { RuleMark($0.name) == mark }
        }
        return policy.limits(ofSessionsUnder: rule, wasAsked: session.factor != .notAsked)
    }
}
