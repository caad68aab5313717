/// The decision that the user would get, by the very function that decides logins.
package struct ExplainPolicyReply: Codable, Hashable, Sendable {
    package var decision: Decision
    /// The name of the rule that matched; nil where the tables alone decide.
    package var rule: String?
    /// The explanation, one fact a line.
    package var lines: [String]

    package init(decision: Decision, rule: String? = nil, lines: [String]) {
        self.decision = decision
        self.rule = rule
        self.lines = lines
    }

    package enum Decision: String, Codable, CaseIterable, Sendable {
        case asked
        case notAsked
        case refused
    }
}
