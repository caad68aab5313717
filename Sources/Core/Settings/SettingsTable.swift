/// The tables of the settings, and the keys that each may have.
package enum SettingsTable: Hashable, Sendable {
    case file
    case login, control, help
    /// A rule by its name; nil where it has none.
    case rule(String?)
    /// The `except` of a rule.
    case exception(rule: String?)

    /// Keys that this version reads.
    var keys: [String] {
        switch self {
        case .file: ["version", "login", "rule", "control", "help"]
        case .login: ["services", "require", "methods", "enrol"]
        case .control: ["administrators", "helpdesk"]
        case .help: ["contact"]
        case .rule: ["name", "service", "user", "group", "network", "except", "require", "methods", "enrol"]
        case .exception: RuleList.allCases.map(\.rawValue)
        }
    }

    /// Keys of the design that this version refuses, because it could not keep what they promise.
    var plannedKeys: [String] {
        switch self {
        case .file: ["preset", "sessions", "accounts", "store"]
        case .login: ["enrol_until", "remember"]
        case .rule: ["as", "fresh", "enrol_until", "remember", "idle", "max", "warn"]
        case .control, .help, .exception: []
        }
    }

    /// Another table that has `key`, for whoever put it into the wrong one.
    static func having(_ key: String) -> SettingsTable? {
        [.file, .login, .control, .help, .rule(nil)].first { $0.keys.contains(key) }
    }
}
