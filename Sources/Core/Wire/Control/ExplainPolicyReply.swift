/// The decision that the user would get, by the very function that decides logins.
package struct ExplainPolicyReply: Codable, Hashable, Sendable {
    package var decision: Decision
    /// The name of the rule that matched; nil where the tables alone decide.
    package var rule: String?
    /// How odd the login would look; nil where nothing hangs on it.
    package var risk: Risk?
    /// The signals behind ``risk``, as `[risk]` names them.
    package var signals: [String]
    /// The explanation, one fact a line.
    package var lines: [String]

    package init(
        decision: Decision, rule: String? = nil, risk: Risk? = nil, signals: [String] = [], lines: [String]
    ) {
        self.decision = decision
        self.rule = rule
        self.risk = risk
        self.signals = signals
        self.lines = lines
    }

    package enum Decision: String, Codable, CaseIterable, Sendable {
        case asked
        case notAsked
        case refused
    }

    package enum Risk: String, Codable, CaseIterable, Sendable {
        case low, elevated, high
    }
}
