package import Identity

extension SettingsWarning {
    /// What the files alone show; `places` are those of values in the tables.
    static func all(in settings: Settings, from places: [String: Position]) -> [Self] {
        let demandsSomething = ([settings.login.require] + settings.rules.compactMap(\.require)).contains {
            $0 != .never
        }
        let ofAll: [(Position?, Kind?)] = [
            (nil, demandsSomething ? nil : .nobodyIsAsked), (nil, day(in: settings)),
            (places["fresh"], places["fresh"] == nil ? nil : fresh(in: settings)),
            (places["remember"], remember(in: settings)), (nil, risk(in: settings.risk)),
        ]
        let ofPreset = (settings.preset?.warnings ?? []).map { (places["preset"], $0) }
        let found = (ofAll + ofPreset).compactMap { place, kind in
            kind.map { Self(position: place, kind: $0) }
        }
        return found + settings.rules.flatMap { all(in: $0, settings.login) }
    }

    /// Rules that match nobody on this host, once each.
    ///
    /// What is missing are those of ``Settings/userNames`` and ``Settings/groupNames`` that the name service
    /// does not know; a name whose lookup failed is none of them.
    package static func absent(
        in settings: Settings, users missingUsers: Set<AccountName>, groups missingGroups: Set<String>
    ) -> [Self] {
        // Uid 0 is root under whatever name.
        let missingUsers = missingUsers.filter { $0.description != "root" }
        return settings.rules.compactMap { rule in
            let lists: [(RuleList, Bool?)] = [
                (.user, rule.match.users.map { $0.allSatisfy(missingUsers.contains) }),
                (.group, rule.match.groups.map { $0.allSatisfy(missingGroups.contains) }),
                (.target, rule.match.targets.map { $0.allSatisfy(missingUsers.contains) }),
            ]
            return lists.first { $0.1 == true }.map {
                Self(position: rule.position, kind: .ruleForNobodyHere(rule: rule.name, $0.0))
            }
        }
    }

    private static func all(in rule: Rule, _ login: LoginSettings) -> [Self] {
        [
            exception(in: rule), undemanded(rule, in: login), day(in: rule, login), fresh(in: rule),
            remember(in: rule, login),
        ].compactMap { kind in kind.map { Self(position: rule.position, kind: $0) } }
    }

    private static func exception(in rule: Rule) -> Kind? {
        rule.match.listUntouched(by: rule.except).map { .exceptionWithoutEffect(rule: rule.name, $0) }
    }

    private static func undemanded(_ rule: Rule, in login: LoginSettings) -> Kind? {
        guard rule.require == nil, rule.sessions == .none, let services = rule.match.services else {
            return nil
        }
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

    private static func fresh(in rule: Rule) -> Kind? {
        rule.fresh != nil && rule.require != .stepUp ? .freshWithoutEffect(rule: rule.name) : nil
    }

    private static func fresh(in settings: Settings) -> Kind? {
        let isTaken = settings.rules.contains { $0.require == .stepUp && $0.fresh == nil }
        return isTaken ? nil : .freshWithoutEffect(rule: nil)
    }

    private static func remember(in rule: Rule, _ login: LoginSettings) -> Kind? {
        guard rule.remember?.remembrance != nil, !(rule.match.services ?? login.services).haveKeys else {
            return nil
        }
        return .rememberWithoutEffect(rule: rule.name)
    }

    private static func remember(in settings: Settings) -> Kind? {
        guard settings.login.remember != nil, !settings.login.services.haveKeys else { return nil }
        let isTaken = settings.rules.contains {
            $0.require != nil && $0.remember == nil && $0.match.services?.haveKeys ?? false
        }
        return isTaken ? nil : .rememberWithoutEffect(rule: nil)
    }

    private static func risk(in risk: RiskSettings) -> Kind? {
        let sum = risk.weights.values.reduce(0, +)
        return sum < risk.elevated ? .riskNeverElevated(sum: sum) : nil
    }
}

extension Preset {
    fileprivate var warnings: [SettingsWarning.Kind] {
        demands.wantsHardware ? [.noHardwareMethod(self)] : []
    }
}

extension [ServiceName] {
    /// Whether one of them lets people in by their SSH keys.
    fileprivate var haveKeys: Bool { contains { $0.description == "sshd" } }
}
