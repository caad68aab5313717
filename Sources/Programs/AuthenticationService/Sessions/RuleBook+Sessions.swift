import LiveSessions
import Policy
import Settings

extension RuleBook {
    /// What may end a session, by the rule that its login was under, as that rule is now.
    func limits(of session: LiveSession) -> SessionLimits {
        let rule = session.rule.flatMap { lasting.rules[$0] }
        return lasting.policy.limits(ofSessionsUnder: rule, wasAsked: session.factor != .notAsked)
    }

    var leftBehind: LeftBehind { lasting.settings.sessions.leftBehind }
}
