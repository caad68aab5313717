/// Something in valid settings that is hardly what was meant.
package struct SettingsWarning: Hashable, Sendable {
    /// Nil where no single place is to blame.
    package let position: Position?
    package let kind: Kind

    package enum Kind: Hashable, Sendable {
        /// `require = "never"`, and no rule that demands anything.
        case nobodyIsAsked
        /// The exception takes nothing out of the list beside it.
        case exceptionWithoutEffect(rule: String, RuleList)
        /// No service that the rule names demands a proof, and the rule does not demand one either.
        case ruleForUndemandedServices(rule: String)
    }

    static func all(in settings: Settings) -> [Self] {
        let demandsSomething = ([settings.login.require] + settings.rules.compactMap(\.require)).contains {
            $0 != .never
        }
        let inRules = settings.rules.flatMap { rule in
            [exception(in: rule), undemanded(rule, in: settings.login)].compactMap { kind in
                kind.map { Self(position: rule.position, kind: $0) }
            }
        }
        return (demandsSomething ? [] : [Self(position: nil, kind: .nobodyIsAsked)]) + inRules
    }

    private static func exception(in rule: Rule) -> Kind? {
        rule.match.listUntouched(by: rule.except).map { .exceptionWithoutEffect(rule: rule.name, $0) }
    }

    private static func undemanded(_ rule: Rule, in login: LoginSettings) -> Kind? {
        guard rule.require == nil, let services = rule.match.services else { return nil }
        let isDemanded = services.contains { service in
            login.services.contains { $0.covers(service) || service.covers($0) }
        }
        return isDemanded ? nil : .ruleForUndemandedServices(rule: rule.name)
    }
}

extension SettingsWarning: CustomStringConvertible {
    package var description: String { position.map { "\($0): \(sentence)" } ?? sentence }

    private var sentence: String {
        switch kind {
        case .nobodyIsAsked: "nobody is ever asked for a second factor: every \"require\" is \"never\""
        case .exceptionWithoutEffect(let rule, let list):
            "the exception by \(list.rawValue.quoted) in rule \(rule.quoted) takes out nobody that the rule matches"
        case .ruleForUndemandedServices(let rule):
            "rule \(rule.quoted) does nothing: [login] does not demand a proof from its services, and it has no \"require\""
        }
    }
}
