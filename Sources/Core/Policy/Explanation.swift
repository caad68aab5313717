import Settings

/// A decision, and how it came about.
package struct Explanation: Hashable, Sendable {
    /// The very one that the login gets.
    package let decision: Decision
    /// The rules that were looked at, in order.
    package let trace: [RuleTrace]
    /// What it says, line by line.
    package let lines: [ExplanationLine]
}

extension Policy {
    /// Decides as ``decide(_:)`` does, and tells of each rule why it did or did not apply.
    package func explain(_ login: LoginFacts) -> Explanation {
        let decision = decide(login)
        let trace = self.trace(login, decision.rule)
        return Explanation(
            decision: decision, trace: trace,
            lines: presetLines + trace.map { .rule($0) } + decision.values + sessionLines(decision, login)
                + riskLines(decision, login) + [.outcome(decision.outcome)])
    }

    /// Up to the first rule that matches for certain; those below it are not looked at.
    private func trace(_ login: LoginFacts, _ applied: Rule?) -> [RuleTrace] {
        let matcher = matcher(login)
        var trace: [RuleTrace] = []
        for rule in settings.rules {
            let isApplied = rule.name == applied?.name
            switch matcher.match(rule) {
            case .holds: return trace + [RuleTrace(rule: rule.name, matched: isApplied, reason: nil)]
            case .open(let doubt), .fails(let doubt):
                trace.append(RuleTrace(rule: rule.name, matched: isApplied, reason: doubt))
            }
        }
        return trace
    }

    private var presetLines: [ExplanationLine] {
        (settings.preset?.explanation ?? []).map { .preset($0) }
    }

    /// What is odd, where a proof hangs on it.
    private func riskLines(_ decision: Decision, _ login: LoginFacts) -> [ExplanationLine] {
        let hangs = decision.require == .risk || decision.require == .stepUp || decision.remember != nil
        guard decision.isDemanded, hangs else { return [] }
        let session: [ExplanationLine] =
            decision.require == .stepUp ? [.sessionProof(seconds: login.sessionProofAge)] : []
        return session + decision.assessment.signals.map { .signal($0) } + [
            .risk(decision.assessment, settings.risk)
        ]
    }
}
