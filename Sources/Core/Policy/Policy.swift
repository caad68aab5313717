package import Settings

/// Decides who must prove what; a value, so that a login and `policy explain` ask the same one.
///
/// The first rule that matches applies, and `[login]` has what the rule lacks. A group that the name service
/// could not resolve leaves a rule open: then the strictest of all that may be true is decided (refuse, ask,
/// not asked).
package struct Policy: Hashable, Sendable {
    package let settings: Settings
    private let groups: [String: GroupLookup]

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
        let (candidates, looks) = self.candidates(for: login)
        let verdicts = candidates.map { (rule: $0, outcome: self.outcome(for: login, under: $0)) }
        let strictest = verdicts.map(\.outcome.strictness).max()
        let (rule, outcome) = verdicts.first { $0.outcome.strictness == strictest } ?? verdicts[0]
        return Decision(
            isDemanded: isDemanded(login, under: rule), require: rule?.require ?? settings.login.require,
            methods: rule?.methods ?? settings.login.methods, enrol: rule?.enrol ?? settings.login.enrol,
            outcome: outcome, rule: rule,
            trace: looks.map {
                RuleTrace(rule: $0.rule.name, matched: $0.rule.name == rule?.name, reason: $0.reason)
            })
    }

    private typealias Look = (rule: Rule, reason: Mismatch?)

    /// The rules that may apply, at least one, and how each was looked at; nil stands for `[login]`.
    private func candidates(for login: LoginFacts) -> ([Rule?], [Look]) {
        let matcher = RuleMatcher(login: login, groups: groups)
        var candidates: [Rule?] = []
        var looks: [Look] = []
        for rule in settings.rules {
            switch matcher.match(rule) {
            case .holds:
                return (candidates + [rule], looks + [(rule, nil)])
            case .open(let group):
                candidates.append(rule)
                looks.append((rule, .undecided(group: group)))
            case .fails(let mismatch):
                looks.append((rule, mismatch))
            }
        }
        return (candidates + [nil], looks)
    }

    private func outcome(for login: LoginFacts, under rule: Rule?) -> Outcome {
        if login.isLocked { return .refuse(.locked) }
        if login.isInvokedByRoot { return .notAsked(.rootInvoked) }
        guard isDemanded(login, under: rule) else { return .notAsked(.serviceNotNamed) }
        let require = rule?.require ?? settings.login.require
        let methods = rule?.methods ?? settings.login.methods
        if require == .never { return .notAsked(.never) }
        switch login.standing {
        case .notEnrolled: return require == .ifEnrolled ? .notAsked(.notEnrolled) : .refuse(.notEnrolled)
        case .enrolled(let enrolled):
            let usable = methods.filter(enrolled.contains)
            return usable.isEmpty ? .refuse(.noMethod) : .ask(usable)
        }
    }

    /// A proof is demanded where `[login]` names the service, or the rule names it and sets `require`.
    private func isDemanded(_ login: LoginFacts, under rule: Rule?) -> Bool {
        let inRule = rule?.require == nil ? [] : rule?.match.services ?? []
        return (settings.login.services + inRule).contains { $0.covers(login.service) }
    }
}
