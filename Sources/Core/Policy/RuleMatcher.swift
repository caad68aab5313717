import Identity
import Settings

/// Compares one login with the conditions of rules.
struct RuleMatcher {
    let login: LoginFacts
    let groups: [String: GroupLookup]

    /// Whether a condition holds; a group whose lookup failed leaves it open.
    enum Truth: Hashable {
        case holds
        case fails(Mismatch)
        case open(group: String)
    }

    func match(_ rule: Rule) -> Truth {
        let conditions = conditions(rule.match) + exceptions(rule.except)
        if let failed = conditions.first(where: { if case .fails = $0 { true } else { false } }) {
            return failed
        }
        return conditions.first { $0 != .holds } ?? .holds
    }

    /// All must hold.
    private func conditions(_ lists: RuleConditions) -> [Truth] {
        [
            lists.services.map { has($0) ? .holds : .fails(.notListed(.service)) },
            lists.users.map { has($0) ? .holds : .fails(.notListed(.user)) },
            lists.groups.map { groups in
                switch membership(in: groups) {
                case .member: .holds
                case .stranger: .fails(.notListed(.group))
                case .unknown(let group): .open(group: group)
                }
            },
            lists.networks.map { networks in
                guard login.address != nil else { return .fails(.noAddress) }
                return has(networks) ? .holds : .fails(.notListed(.network))
            },
        ].compactMap(\.self)
    }

    /// None may hold.
    private func exceptions(_ lists: RuleConditions) -> [Truth] {
        [
            lists.services.map { has($0) ? .fails(.excepted(.service)) : .holds },
            lists.users.map { has($0) ? .fails(.excepted(.user)) : .holds },
            lists.groups.map { groups in
                switch membership(in: groups) {
                case .member: .fails(.excepted(.group))
                case .stranger: .holds
                case .unknown(let group): .open(group: group)
                }
            },
            lists.networks.map { has($0) ? .fails(.excepted(.network)) : .holds },
        ].compactMap(\.self)
    }

    private func has(_ services: [ServiceName]) -> Bool {
        services.contains { $0.covers(login.service) }
    }

    /// uid 0 is root under whatever name.
    private func has(_ users: [AccountName]) -> Bool {
        let isRoot = login.subject.uid?.isRoot ?? false
        return users.contains { $0 == login.subject.name || isRoot && $0.description == "root" }
    }

    private func has(_ networks: [Network]) -> Bool {
        guard let address = login.address else { return false }
        return networks.contains { $0.contains(address) }
    }

    private enum Membership {
        case member, stranger
        case unknown(group: String)
    }

    /// A group that was never looked up counts as one whose lookup failed.
    private func membership(in names: [String]) -> Membership {
        var unknown: String?
        for name in names {
            switch groups[name] ?? .failed {
            case .gid(let gid) where login.subject.gids.contains(gid): return .member
            case .gid, .missing: continue
            case .failed: unknown = unknown ?? name
            }
        }
        return unknown.map { .unknown(group: $0) } ?? .stranger
    }
}
