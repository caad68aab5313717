/// The tables of the settings, and the keys that each may have.
package enum SettingsTable: Hashable, Sendable {
    case file
    case login, risk, sessions, accounts, codes, control, help
    /// A rule by its name; nil where it has none.
    case rule(String?)
    /// The `except` of a rule.
    case exception(rule: String?)
    /// The `remember` of `[login]` or of a rule.
    indirect case remember(of: SettingsTable)
    /// Of another file, `courier.conf`.
    case courier(CourierTable)

    /// Keys that this version reads.
    var keys: [String] {
        switch self {
        case .file:
            [
                "version", "preset", "login", "rule", "risk", "sessions", "accounts", "codes", "control",
                "help",
            ]
        case .login: ["services"] + Rule.effects
        case .risk: ["elevated", "high"] + RiskSignal.allCases.map(\.rawValue)
        case .sessions: SessionSettings.ofRules + ["left_behind"]
        case .accounts: ["dormant_after", "vanished_after"]
        case .codes: ["life"]
        case .control: ["administrators", "helpdesk"]
        case .help: ["contact"]
        case .rule:
            ["name"] + Self.exception(rule: nil).keys + ["except"] + Rule.effects + SessionSettings.ofRules
        case .exception: RuleList.allCases.map(\.rawValue)
        case .remember: Remembrance.keys
        case .courier(let table): table.keys
        }
    }

    /// Keys of the design that this version refuses, because it could not keep what they promise.
    var plannedKeys: [String] {
        switch self {
        case .file: ["store"]
        case .login, .risk, .sessions, .accounts, .codes, .control, .help, .rule, .exception, .remember,
            .courier:
            []
        }
    }

    /// Whether this is what stands above the first table.
    var isFile: Bool { self == .file || self == .courier(.file) }

    /// Another table of the same file that has `key`, for whoever put it into the wrong one.
    func sibling(having key: String) -> SettingsTable? {
        if case .courier = self { return CourierTable.having(key).map { .courier($0) } }
        let tables: [Self] = [
            .file, .login, .risk, .sessions, .accounts, .codes, .control, .help, .rule(nil),
        ]
        return tables.first { $0.keys.contains(key) }
    }
}
