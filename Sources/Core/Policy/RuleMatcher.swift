import Identity
import Settings

/// Compares one login, or all of one subject's to one service, with the conditions of rules.
struct RuleMatcher {
    let service: ServiceName
    let subject: Subject
    let source: Source
    let groups: [String: GroupLookup]

    /// Where the login comes from.
    enum Source: Hashable {
        /// Nil: from no address that is known.
        case address(InternetAddress?)
        /// From one place or another: nothing is asked of one login, but of all that there may be.
        case anywhere
    }

    /// Whether a condition holds; a group whose lookup failed leaves it open, and so does a network where
    /// the login may come from anywhere.
    enum Truth: Hashable {
        case holds
        case fails(Mismatch)
        case open(Mismatch)
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
                case .unknown(let group): .open(.undecided(group: group))
                }
            },
            lists.networks.map { networks in
                switch source {
                case .anywhere: .open(.anywhere)
                case .address(nil): .fails(.noAddress)
                case .address(let address?):
                    has(address, in: networks) ? .holds : .fails(.notListed(.network))
                }
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
                case .unknown(let group): .open(.undecided(group: group))
                }
            },
            lists.networks.map { networks in
                switch source {
                case .anywhere: .open(.anywhere)
                case .address(nil): .holds
                case .address(let address?): has(address, in: networks) ? .fails(.excepted(.network)) : .holds
                }
            },
        ].compactMap(\.self)
    }

    private func has(_ services: [ServiceName]) -> Bool {
        services.contains { $0.covers(service) }
    }

    /// uid 0 is root under whatever name.
    private func has(_ users: [AccountName]) -> Bool {
        let isRoot = subject.uid?.isRoot ?? false
        return users.contains { $0 == subject.name || isRoot && $0.description == "root" }
    }

    private func has(_ address: InternetAddress, in networks: [Network]) -> Bool {
        networks.contains { $0.contains(address) }
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
            case .gid(let gid) where subject.gids.contains(gid): return .member
            case .gid, .missing: continue
            case .failed: unknown = unknown ?? name
            }
        }
        return unknown.map { .unknown(group: $0) } ?? .stranger
    }
}
