package import Identity
package import Settings

/// Decides who must prove what; a value, so that a login and `policy explain` ask the same one.
///
/// The first rule that matches applies, and `[login]` has what the rule lacks. A condition that nobody can judge, such as
/// a group that the name service could not resolve, leaves a rule open: then the strictest of all that may be true is
/// decided (``Outcome/isStricter(than:)``), and only what all of them allow is asked for, enrolled or remembered.
package struct Policy: Hashable, Sendable {
    package let settings: Settings
    let groups: [String: GroupLookup]
    let rootNames: Set<AccountName>
    private let index: RuleIndex

    /// - Parameters:
    ///   - settings: As they were judged.
    ///   - groups: The ``Settings/Settings/groupNames`` as they were resolved when the settings were loaded.
    ///   - rootNames: The names of uid 0 beside `root`.
    package init(settings: Settings, groups: [String: GroupLookup], rootNames: Set<AccountName> = []) {
        self.settings = settings
        self.groups = groups
        self.rootNames = rootNames
        index = RuleIndex(settings.rules, groups: groups)
    }

    /// Groups in the settings that do not exist and so never match, sorted.
    package var missingGroups: [String] {
        settings.groupNames.filter { groups[$0] == .missing }
    }

    package func decide(_ login: LoginFacts) -> Decision {
        let rules = walk(matcher(login))
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
            assessment: assessment(of: login, under: terms), freshSeconds: terms.freshSeconds,
            remember: terms.remember, areMethodsNarrowed: terms.areMethodsNarrowed,
            isEnrolNarrowed: terms.isEnrolNarrowed)
    }

    func matcher(_ login: LoginFacts) -> RuleMatcher {
        matcher(
            login.service, login.subject,
            RuleMatcher.Circumstances(
                address: login.address, isRemote: login.isRemote, terminal: login.terminal, time: login.time,
                target: login.target))
    }

    func matcher(
        _ service: ServiceName, _ subject: Subject, _ circumstances: RuleMatcher.Circumstances?
    ) -> RuleMatcher {
        RuleMatcher(
            service: service, subject: subject, circumstances: circumstances, groups: groups,
            rootNames: rootNames)
    }

    /// The rules that may apply, at least one; nil stands for `[login]`.
    func walk(_ matcher: RuleMatcher) -> [Rule?] {
        var possible: [Rule?] = []
        for place in index.candidates(for: matcher) {
            switch matcher.match(settings.rules[place]) {
            case .holds: return possible + [settings.rules[place]]
            case .open: possible.append(settings.rules[place])
            case .fails: continue
            }
        }
        return possible + [nil]
    }
}
