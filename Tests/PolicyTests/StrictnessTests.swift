import Identity
import Policy
import Settings
import Testing

/// What a rule or `[login]` may say of an account without a factor.
struct EnrolmentTerms: Hashable {
    let require: Requirement
    let enrol: EnrolmentPolicy
    let until: CalendarDay?
    let methods: [Method]

    static let all = Requirement.allCases.flatMap { require in
        EnrolmentPolicy.allCases.flatMap { enrol in
            [nil, day("2027-01-31"), day("2027-02-28")].flatMap { until in
                [[.totp, .sms], [.email]].map {
                    Self(require: require, enrol: enrol, until: until, methods: $0)
                }
            }
        }
    }

    func rule(_ name: String, group: [String]?) -> Rule {
        PolicyTests.rule(
            name, group: group, require: require, methods: methods, enrol: enrol, until: until)
    }
}

/// Every pair of terms, of which nobody knows which holds since a group could not be looked up.
@Suite struct `The stricter of two terms` {
    @Test(arguments: EnrolmentTerms.all)
    func `is never laxer than either, and enrols nobody whom one would not`(first: EnrolmentTerms) {
        for second in EnrolmentTerms.all {
            let policy = policy(first, second)
            for facts in Self.logins {
                let failed = policy(.failed).decide(facts).outcome
                for answer in [GroupLookup.missing, .gid(GroupID(rawValue: 50))] {
                    let known = policy(answer).decide(facts).outcome
                    let isAsStrict = failed.rank >= known.rank
                    let opensMore = failed.enrolsByContact && known.isClosedToContacts
                    if !isAsStrict || opensMore { Issue.record("\(first) \(second) \(facts)") }
                }
            }
        }
    }

    /// As strict; of two refusals the reason of the first is given.
    @Test(arguments: EnrolmentTerms.all)
    func `is the same whichever of them stands first`(first: EnrolmentTerms) {
        for second in EnrolmentTerms.all {
            for facts in Self.logins {
                let outcomes = [policy(first, second), policy(second, first)].map {
                    $0(.failed).decide(facts).outcome
                }
                if outcomes[0].rank != outcomes[1].rank || outcomes[0].day != outcomes[1].day {
                    Issue.record("\(first) \(second) \(outcomes)")
                }
            }
        }
    }

    private static let logins = [false, true].flatMap { pass in
        [[], [OutOfBandChannel.email], [.email, .sms]].map {
            login(as: .notEnrolled, pass: pass, proofs: Set($0))
        }
    }

    /// The first terms in a rule for a group, the second in a rule for everybody below it.
    private func policy(_ first: EnrolmentTerms, _ second: EnrolmentTerms) -> (GroupLookup) -> Policy {
        let rules = [first.rule("a", group: ["g"]), second.rule("b", group: nil)]
        return { PolicyTests.policy(table(.always), rules, groups: ["g": $0]) }
    }
}

extension Outcome {
    /// Whether a code that is sent to the contact on file is enough to get a factor.
    fileprivate var enrolsByContact: Bool {
        if case .askProof = self { true } else { false }
    }

    fileprivate var day: CalendarDay? {
        if case .announce(let day, _) = self { day } else { nil }
    }

    fileprivate var isClosedToContacts: Bool {
        switch self {
        case .askPass, .refuse: true
        case .ask, .askProof, .askVoucher, .enrol, .offer, .announce, .notAsked: false
        }
    }
}
