import Identity
import Policy
import Settings
import Testing

@Suite struct `A policy` {
    @Test(arguments: PolicyCase.all)
    func `decides`(row: PolicyCase) {
        let decision = row.policy.decide(row.facts)
        #expect(decision.outcome == row.outcome)
        #expect(decision.rule?.name == row.applied)
    }

    @Test func `has a table of many rows`() {
        #expect(PolicyCase.all.count >= 60)
    }

    /// For each row where a rule applies for sure: nothing that stands below it changes the decision.
    @Test(arguments: PolicyCase.all)
    func `is not changed by a rule below the one that matched`(row: PolicyCase) {
        let before = row.policy.decide(row.facts)
        guard before.rule != nil, row.policy.explain(row.facts).trace.allSatisfy({ !$0.isOpen }) else {
            return
        }
        for added in [
            rule("below", require: .never), rule("below", user: ["alice"], require: .always),
            rule("below", group: ["remote"], require: .always),
        ] {
            #expect(row.policy.adding(added).decide(row.facts) == before)
        }
    }

    /// A lookup that fails may make a login stricter than any answer would, and never laxer.
    @Test(arguments: PolicyCase.all)
    func `is never laxer while a group cannot be looked up`(row: PolicyCase) {
        let failed = row.policy.lookups(.failed).decide(row.facts).outcome
        for answer in [GroupLookup.missing, .gid(GroupID(rawValue: 50)), .gid(GroupID(rawValue: 7))] {
            #expect(failed.rank >= row.policy.lookups(answer).decide(row.facts).outcome.rank)
        }
    }

    @Test func `names the groups that do not exist`() {
        let settings = Settings(
            login: .installed, rules: [rule("r", group: ["staff", "ghost"], require: .never)],
            control: ControlSettings(administrators: ["gone"], helpdesk: []), contact: nil)
        let policy = Policy(
            settings: settings,
            groups: ["staff": .gid(GroupID(rawValue: 50)), "ghost": .missing, "gone": .missing])
        #expect(policy.missingGroups == ["ghost", "gone"])
    }
}

extension RuleTrace {
    var isOpen: Bool {
        if case .undecided = reason { true } else { false }
    }
}

extension Policy {
    fileprivate func adding(_ rule: Rule) -> Policy {
        let changed = Settings(
            login: settings.login, rules: settings.rules + [rule], control: settings.control,
            contact: settings.contact)
        return Policy(settings: changed, groups: PolicyCase.groups)
    }

    /// The same, with one answer for every group.
    fileprivate func lookups(_ answer: GroupLookup) -> Policy {
        Policy(
            settings: settings,
            groups: Dictionary(uniqueKeysWithValues: settings.groupNames.map { ($0, answer) }))
    }
}
