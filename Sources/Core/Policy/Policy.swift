package import Settings

/// Decides who must prove what; a value, so that a login and `policy explain` ask the same one.
///
/// The first rule that matches applies, and `[login]` has what the rule lacks. A group that the name service
/// could not resolve leaves a rule open: then the strictest of all that may be true is decided
/// (``Outcome/isStricter(than:)``), and only what all of them allow is asked for or enrolled.
package struct Policy: Hashable, Sendable {
    package let settings: Settings
    let groups: [String: GroupLookup]

    /// `groups` has the ``Settings/Settings/groupNames`` as they were resolved when the settings were loaded.
    package init(settings: Settings, groups: [String: GroupLookup]) {
        self.settings = settings
        self.groups = groups
    }

    /// Groups in the settings that do not exist and so never match, sorted.
    package var missingGroups: [String] {
        settings.groupNames.filter { groups[$0] == .missing }
    }

    package func decide(_ login: LoginFacts) -> Decision {
        let matcher = RuleMatcher(
            service: login.service, subject: login.subject, source: .address(login.address), groups: groups)
        let (rules, looks) = walk(matcher)
        let possible = rules.map { Terms(of: $0, in: settings.login, for: login.service) }
        let verdicts = possible.map { $0.narrowed(by: possible) }
            .map { (terms: $0, outcome: self.outcome(for: login, under: $0)) }
        let (terms, outcome) = verdicts.dropFirst().reduce(verdicts[0]) {
            $1.outcome.isStricter(than: $0.outcome) ? $1 : $0
        }
        return Decision(
            isDemanded: terms.isDemanded, require: terms.require, methods: terms.methods, enrol: terms.enrol,
            enrolUntil: terms.enrolUntil, proofs: provingChannels(of: login, under: terms, outcome),
            enrolmentBar: enrolmentBar(for: login, under: terms, outcome),
            dormantAfter: settings.accounts.dormantAfter, outcome: outcome, rule: terms.rule,
            trace: looks.map {
                RuleTrace(rule: $0.rule.name, matched: $0.rule.name == terms.rule?.name, reason: $0.reason)
            },
            areMethodsNarrowed: terms.areMethodsNarrowed, isEnrolNarrowed: terms.isEnrolNarrowed)
    }

    typealias Look = (rule: Rule, reason: Mismatch?)

    /// The rules that may apply, at least one, and how each was looked at; nil stands for `[login]`.
    func walk(_ matcher: RuleMatcher) -> (possible: [Rule?], looks: [Look]) {
        var possible: [Rule?] = []
        var looks: [Look] = []
        for rule in settings.rules {
            switch matcher.match(rule) {
            case .holds:
                return (possible + [rule], looks + [(rule, nil)])
            case .open(let doubt):
                possible.append(rule)
                looks.append((rule, doubt))
            case .fails(let mismatch):
                looks.append((rule, mismatch))
            }
        }
        return (possible + [nil], looks)
    }
}
