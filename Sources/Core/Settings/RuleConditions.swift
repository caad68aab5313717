package import Identity

/// Lists by which a rule matches, or makes exceptions; an absent list is nil, and no list is empty.
package struct RuleConditions: Hashable, Sendable {
    package static let none = Self()

    package let services: [ServiceName]?
    package let users: [AccountName]?
    /// Names; they are resolved to numbers when the settings are loaded.
    package let groups: [String]?
    package let networks: [Network]?
    package let times: [WeekSpan]?
    package let terminals: [TerminalPattern]?
    /// `as`: whom the login is for, which for sudo and su is not who runs them.
    package let targets: [AccountName]?

    package init(
        services: [ServiceName]? = nil, users: [AccountName]? = nil, groups: [String]? = nil,
        networks: [Network]? = nil, times: [WeekSpan]? = nil, terminals: [TerminalPattern]? = nil,
        targets: [AccountName]? = nil
    ) {
        self.services = services
        self.users = users
        self.groups = groups
        self.networks = networks
        self.times = times
        self.terminals = terminals
        self.targets = targets
    }
}

/// The keys of a rule that hold lists to match by.
package enum RuleList: String, CaseIterable, Hashable, Sendable {
    case service, user, group, network, time, terminal
    case target = "as"
}
