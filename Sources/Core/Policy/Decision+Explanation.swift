package import Identity
package import Settings

extension Decision {
    /// Where each value comes from.
    var values: [ExplanationLine] {
        let lines: [ExplanationLine?] = [
            .applies(rule.map { .rule($0.name) } ?? .login),
            .demanded(isDemanded),
            .require(require, origin(isInRule: rule?.require != nil)),
            .methods(methods, areMethodsNarrowed ? .severalRules : origin(isInRule: rule?.methods != nil)),
            .enrol(enrol, isEnrolNarrowed ? .severalRules : origin(isInRule: rule?.enrol != nil)),
            enrolUntil.map { .enrolUntil($0, origin(isInRule: rule?.enrolUntil != nil)) },
            require == .stepUp
                ? WrittenDuration(seconds: freshSeconds).map {
                    .fresh($0, origin(isInRule: rule?.fresh != nil))
                }
                : nil,
            remember.map { .remember($0, origin(isInRule: rule?.remember != nil)) },
            proofs.map { .proofs($0) },
            enrolmentBar.map { .noEnrolment($0) },
            dormantAfter.flatMap(WrittenDuration.init(seconds:)).map { .dormantAfter($0) },
        ]
        return lines.compactMap(\.self)
    }

    private func origin(isInRule: Bool) -> Origin {
        rule.flatMap { isInRule ? .rule($0.name) : nil } ?? .login
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
    case enrolUntil(CalendarDay, Origin)
    /// The channels of the contact on file, by which an enrolment can be proven.
    case proofs([OutOfBandChannel])
    case noEnrolment(EnrolmentBar)
    case dormantAfter(WrittenDuration)
    /// What a preset demands.
    case preset(String)
    case fresh(WrittenDuration, Origin)
    /// When a session is ended that this login opens.
    case sessionIdle(WrittenDuration, Origin)
    case sessionMax(WrittenDuration, Origin)
    case remember(Remembrance, Origin)
    case signal(RiskAssessment.Signal)
    case risk(RiskAssessment, RiskSettings)
    /// How long ago a factor was proven in the login session; nil if none was.
    case sessionProof(seconds: Int64?)
    case outcome(Outcome)
}

/// Where a value comes from.
package enum Origin: Hashable, Sendable {
    case login
    case sessions
    case rule(String)
    /// A group could not be looked up, and this is what is left of all rules that may match.
    case severalRules
}
