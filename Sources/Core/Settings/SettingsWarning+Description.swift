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
            "\"enrol_until\" in \(Self.table(of: rule)) does nothing: only where \"require\" is \"always\" is anybody without a factor held up"
        case .freshWithoutEffect(let rule):
            "\"fresh\" in \(Self.table(of: rule)) does nothing: only where \"require\" is \"step-up\" does it count how old a proof is"
        case .rememberWithoutEffect(let rule):
            "\"remember\" in \(Self.table(of: rule)) does nothing: a device is known by its SSH key, and none of the services is \"sshd\""
        case .riskNeverElevated(let sum):
            "no login is ever odd: all signals of [risk] together weigh \(sum), less than \"elevated\""
        case .noHardwareMethod(let preset):
            "preset \(preset.rawValue.quoted) wants a method that is hardware and resists phishing, and this version has none: its rules hold, but its authenticators are not reached"
        case .ruleForNobodyHere(let rule, let list):
            "rule \(rule.quoted) matches nobody on this host: nothing that its \(list.rawValue.quoted) names exists here"
        }
    }

    private static func table(of rule: String?) -> String {
        rule.map { "rule \($0.quoted)" } ?? "[login]"
    }
}
