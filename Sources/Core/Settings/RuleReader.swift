import Identity

/// Reads one `[[rule]]`.
struct RuleReader {
    private var reader: TableReader

    private static let longestName = 200

    init(_ entries: [SettingsTree.Entry], at position: Position) {
        let name = entries.first { $0.key == "name" }?.value
        let title: String? = if case .string(let text, _)? = name, !text.isEmpty { text } else { nil }
        reader = TableReader(entries, at: position, as: .rule(title))
    }

    var faults: [SettingsFault] { reader.faults }

    /// Returns the rule, or nothing if it has no name; whatever is wrong is in ``faults``.
    mutating func read() -> [Rule] {
        let match = Self.conditions(in: &reader)
        let except = exceptions()
        let require = requirement()
        let methods: [Method]? = reader.words("methods")
        let enrol: EnrolmentPolicy? = reader.word("enrol")
        let enrolUntil = reader.day("enrol_until")
        let fresh = reader.duration("fresh", within: LoginSettings.fresh)?.seconds
        let remember = reader.remember()
        let sessions = reader.sessionChoices()
        if (Rule.effects + SessionSettings.ofRules).allSatisfy({ reader[$0] == nil }) {
            reader.note(.ruleWithoutEffect)
        }
        if let list = match.listEmptied(by: except) { reader.note(.ruleMatchesNobody(list)) }
        if reader["name"] == nil { reader.note(.ruleWithoutName) }
        guard let name = reader.line("name", longest: Self.longestName, asciiOnly: false) else { return [] }
        let rule = Rule(
            name: name, position: reader.position, match: match, except: except, require: require,
            methods: methods, enrol: enrol, enrolUntil: enrolUntil, fresh: fresh, remember: remember,
            sessions: sessions, places: places)
        return [rule]
    }

    private var places: [String: Position] {
        var places: [String: Position] = [:]
        for key in Rule.effects + SessionSettings.ofRules { places[key] = reader[key]?.position }
        return places
    }

    private mutating func requirement() -> Requirement? {
        let require: Requirement? = reader.word("require")
        if require == .stepUp, reader["service"] == nil {
            reader.note(.stepUpWithoutService, key: "require", at: reader["require"]?.position)
        }
        return require
    }

    private mutating func exceptions() -> RuleConditions {
        guard let (entries, position) = reader.table("except") else { return .none }
        guard case .rule(let name) = reader.table else { return .none }
        if entries.isEmpty { reader.note(.emptyList, key: "except", at: position) }
        var exceptions = TableReader(entries, at: position, as: .exception(rule: name))
        defer { reader.add(exceptions.faults) }
        return Self.conditions(in: &exceptions)
    }

    private static func conditions(in reader: inout TableReader) -> RuleConditions {
        RuleConditions(
            services: reader.services("service"), users: reader.users("user"), groups: reader.groups("group"),
            networks: reader.networks("network"), times: reader.times("time"),
            terminals: reader.terminals("terminal"), targets: reader.users("as"))
    }
}
