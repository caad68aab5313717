package import Settings

extension Decision {
    /// The decision line by line: the rules that were looked at, where each value comes from, what becomes
    /// of the login.
    package var explanation: [ExplanationLine] {
        let looks = trace.map { ExplanationLine.rule($0) }
        let origin = { (isInRule: Bool) in
            self.rule.flatMap { isInRule ? .rule($0.name) : nil } ?? Origin.login
        }
        return looks + [
            .applies(rule.map { .rule($0.name) } ?? .login),
            .demanded(isDemanded),
            .require(require, origin(rule?.require != nil)),
            .methods(methods, origin(rule?.methods != nil)),
            .enrol(enrol, origin(rule?.enrol != nil)),
            .outcome(outcome),
        ]
    }
}

/// One line of an explanation; its description is what `policy explain` prints.
package enum ExplanationLine: Hashable, Sendable {
    case rule(RuleTrace)
    case applies(Origin)
    case demanded(Bool)
    case require(Requirement, Origin)
    case methods([Method], Origin)
    case enrol(EnrolmentPolicy, Origin)
    case outcome(Outcome)
}

/// Where a value comes from.
package enum Origin: Hashable, Sendable {
    case login
    case rule(String)
}
