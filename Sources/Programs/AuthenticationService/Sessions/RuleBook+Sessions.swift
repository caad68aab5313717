import LiveSessions
import Policy
import Settings

extension RuleBook {
    /// What may end a session, by the rule that its login was under, as that rule is now.
    func limits(of session: LiveSession) -> SessionLimits {
        limits(under: session.rule, session.factor)
    }

    func limits(under rule: RuleMark?, _ factor: SessionFactor) -> SessionLimits {
        let rule = rule.flatMap { lasting.rules[$0] }
        return lasting.policy.limits(ofSessionsUnder: rule, wasAsked: factor != .notAsked)
    }

    var leftBehind: LeftBehind { lasting.settings.sessions.leftBehind }
}
