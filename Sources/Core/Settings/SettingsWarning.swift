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
        /// `enrol_until`, of the rule or of `[login]`, where no account that lacks a factor is held up.
        case dayWithoutEffect(rule: String?)
    }

    static func all(in settings: Settings) -> [Self] {
        let demandsSomething = ([settings.login.require] + settings.rules.compactMap(\.require)).contains {
            $0 != .never
        }
        let inRules = settings.rules.flatMap { rule in
            [exception(in: rule), undemanded(rule, in: settings.login), day(in: rule, settings.login)]
                .compactMap { kind in kind.map { Self(position: rule.position, kind: $0) } }
        }
        let ofAll = [demandsSomething ? nil : Kind.nobodyIsAsked, day(in: settings)]
        return ofAll.compactMap { kind in kind.map { Self(position: nil, kind: $0) } } + inRules
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

    private static func day(in rule: Rule, _ login: LoginSettings) -> Kind? {
        guard rule.enrolUntil != nil, (rule.require ?? login.require) != .always else { return nil }
        return .dayWithoutEffect(rule: rule.name)
    }

    private static func day(in settings: Settings) -> Kind? {
        guard settings.login.enrolUntil != nil, settings.login.require != .always else { return nil }
        let isTaken = settings.rules.contains { $0.require == .always && $0.enrolUntil == nil }
        return isTaken ? nil : .dayWithoutEffect(rule: nil)
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
        case .dayWithoutEffect(let rule):
            "\"enrol_until\" in \(rule.map { "rule \($0.quoted)" } ?? "[login]") does nothing: only where \"require\" is \"always\" is anybody without a factor held up"
        }
    }
}
