package import Identity
package import Settings

/// What policy says of one login, and why; the login and `policy explain` get the same.
///
/// Where several rules may apply, since a group could not be looked up, ``methods`` and ``enrol`` are what
/// all of them allow.
package struct Decision: Hashable, Sendable {
    /// Whether a proof is demanded from this service at all.
    package let isDemanded: Bool
    package let require: Requirement
    /// Those allowed here, in the order offered; ``Outcome/ask(_:)`` has those that the subject can use.
    package let methods: [Method]
    package let enrol: EnrolmentPolicy
    package let enrolUntil: CalendarDay?
    /// The channels of the contact on file, where ``enrol`` is `proof` and that makes a difference.
    package let proofs: [OutOfBandChannel]?
    /// What else than ``enrol`` stands in the way of an enrolment at this login, where that makes a difference.
    package let enrolmentBar: EnrolmentBar?
    /// ``AccountSettings/dormantAfter``, in seconds.
    package let dormantAfter: Int64?
    package let outcome: Outcome
    /// The rule that applies; nil if `[login]` does.
    package let rule: Rule?
    /// What is odd about the login, as it counted.
    package let assessment: RiskAssessment
    /// How old a proof of this login session may be, at a step-up, in seconds.
    package let freshSeconds: Int64
    /// How long a device may be remembered; nil where none is.
    package let remember: Remembrance?
    /// Whether a rule that may apply instead took something out of ``methods``.
    let areMethodsNarrowed: Bool
    /// Whether a rule that may apply instead made ``enrol`` stricter.
    let isEnrolNarrowed: Bool
}

extension Policy {
    /// The same under a longer name, for whoever has another `Decision`.
    package typealias Decision = PolicyDecision
}

package typealias PolicyDecision = Decision
