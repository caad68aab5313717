/// The tables of the settings, and the keys that each may have.
package enum SettingsTable: Hashable, Sendable {
    case file
    case login, accounts, control, help
    /// A rule by its name; nil where it has none.
    case rule(String?)
    /// The `except` of a rule.
    case exception(rule: String?)

    /// Keys that this version reads.
    var keys: [String] {
        switch self {
        case .file: ["version", "login", "rule", "accounts", "control", "help"]
        case .login: ["services", "require", "methods", "enrol", "enrol_until"]
        case .accounts: ["dormant_after"]
        case .control: ["administrators", "helpdesk"]
        case .help: ["contact"]
        case .rule: ["name", "service", "user", "group", "network", "except"] + Rule.effects
        case .exception: RuleList.allCases.map(\.rawValue)
        }
    }

    /// Keys of the design that this version refuses, because it could not keep what they promise.
    var plannedKeys: [String] {
        switch self {
        case .file: ["preset", "sessions", "store"]
        case .login: ["remember"]
        case .rule: ["as", "fresh", "remember", "idle", "max", "warn"]
        case .accounts, .control, .help, .exception: []
        }
    }

    /// Another table that has `key`, for whoever put it into the wrong one.
    static func having(_ key: String) -> SettingsTable? {
        [.file, .login, .accounts, .control, .help, .rule(nil)].first { $0.keys.contains(key) }
    }
}
