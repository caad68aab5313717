import Identity
import Settings

/// The conditions of one `Match` line: all of them must hold.
package struct SSHDBlocksCriteria: Hashable, Sendable {
    /// Patterns of each criterion (ssh_config(5), PATTERNS), in the order of the line; those excepted begin with `!`.
    private(set) package var lists: [List] = []
    /// What of the rule could not be said.
    private(set) var obstacles: [SSHDBlocksObstacle] = []
    /// No login matches the rule, or none that sshd could tell.
    private var matchesNone = false

    /// Whether more logins may match than the rule has, and not fewer.
    private let errsWide: Bool
    private let rootNames: Set<AccountName>
    private let missingGroups: Set<String>

    package struct List: Hashable, Sendable {
        package let criterion: Criterion
        package let patterns: [String]
    }

    package enum Criterion: String, Hashable, Sendable {
        case user = "User"
        case group = "Group"
        case address = "Address"
    }

    init(errsWide: Bool, _ policy: Policy) {
        self.errsWide = errsWide
        rootNames = policy.rootNames
        missingGroups = Set(policy.missingGroups)
    }

    package var matchesAll: Bool { lists.isEmpty }
    var isUsable: Bool { !matchesNone }

    mutating func take(_ rule: Rule) {
        take(.user, accounts(in: rule.match), except: exceptedAccounts(in: rule.except))
        take(.group, groups(in: rule.match), except: groups(in: rule.except))
        take(.address, networks(in: rule.match), except: networks(in: rule.except))
        if rule.match.times != nil || rule.except.times != nil { takeTime() }
    }

    /// Nobody is let in at all times who is let in at some.
    private mutating func takeTime() {
        obstacles.append(.time)
        if !errsWide { matchesNone = true }
    }

    private mutating func take(_ criterion: Criterion, _ names: [String]?, except exceptions: [String]?) {
        let listed = names.map { patterns(of: $0, mayBeWider: errsWide) }
        let excepted = exceptions.map { patterns(of: $0, mayBeWider: !errsWide) } ?? []
        if let listed, listed.isEmpty {
            if names?.isEmpty ?? true { obstacles.append(.nobody) }
            matchesNone = true
            return
        }
        guard listed != nil || !excepted.isEmpty else { return }
        lists.append(List(criterion: criterion, patterns: (listed ?? ["*"]) + excepted.map { "!" + $0 }))
    }

    private mutating func patterns(of names: [String], mayBeWider: Bool) -> [String] {
        names.compactMap { name in
            let pattern = SSHDBlocksPattern(name)
            if !pattern.isExact { obstacles.append(.name(name)) }
            return pattern.isExact || mayBeWider ? pattern.text : nil
        }
    }
}

extension SSHDBlocksCriteria {
    /// By `user` and by `as`, which is the same in a login: the account that is entered.
    private func accounts(in match: RuleConditions) -> [String]? {
        guard let users = match.users ?? match.targets else { return nil }
        let both = match.targets.map { targets in users.filter(targets.contains) } ?? users
        return named(both)
    }

    private func exceptedAccounts(in except: RuleConditions) -> [String]? {
        guard except.users != nil || except.targets != nil else { return nil }
        return named((except.users ?? []) + (except.targets ?? []))
    }

    /// uid 0 is root to a rule, under whatever name it logs in.
    private func named(_ accounts: [AccountName]) -> [String] {
        guard accounts.contains(where: \.isRoot) else { return accounts.map(\.description) }
        return (accounts + rootNames.sorted().filter { !accounts.contains($0) }).map(\.description)
    }

    private func networks(in conditions: RuleConditions) -> [String]? {
        conditions.networks?.map(\.description)
    }

    private func groups(in conditions: RuleConditions) -> [String]? {
        conditions.groups?.filter { !missingGroups.contains($0) }
    }
}
