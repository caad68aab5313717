package import Settings

/// What policy says of one login, and why; the login and `policy explain` get the same.
package struct Decision: Hashable, Sendable {
    /// Whether a proof is demanded from this service at all.
    package let isDemanded: Bool
    package let require: Requirement
    /// Those allowed here, in the order offered; ``Outcome/ask(_:)`` has those that the subject can use.
    package let methods: [Method]
    package let enrol: EnrolmentPolicy
    package let outcome: Outcome
    /// The rule that applies; nil if `[login]` does.
    package let rule: Rule?
    /// The rules that were looked at, in order.
    package let trace: [RuleTrace]
}

extension Policy {
    /// The same under a longer name, for whoever has another `Decision`.
    package typealias Decision = PolicyDecision
}

package typealias PolicyDecision = Decision

/// What becomes of a login.
package enum Outcome: Hashable, Sendable {
    /// Ask for one of these; never empty, in the order offered.
    case ask([Method])
    case notAsked(NotAskedReason)
    case refuse(RefusalReason)

    /// Later is stricter.
    var strictness: Int {
        switch self {
        case .notAsked: 0
        case .ask: 1
        case .refuse: 2
        }
    }
}

package enum NotAskedReason: Hashable, Sendable {
    /// Neither `[login] services` nor the rule demands a proof from this service.
    case serviceNotNamed
    case never
    /// Under `if-enrolled`.
    case notEnrolled
    case rootInvoked
}

package enum RefusalReason: Hashable, Sendable {
    case locked
    case notEnrolled
    /// Enrolled, but by no method that is allowed here.
    case noMethod
}
