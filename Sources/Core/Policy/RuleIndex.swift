import Identity
import Settings

/// Finds the few rules that may match a login among many, without comparing each.
///
/// Every list of conditions narrows the rules down to those that have no such list, or one with what the login has; what
/// is left is compared one by one, exceptions and all.
struct RuleIndex: Hashable, Sendable {
    private let count: Int
    private let services: Axis<ServiceName>
    private let users: Axis<AccountName>
    private let groups: Axis<GroupID>
    private let networks: NetworkAxis

    init(_ rules: [Rule], groups lookups: [String: GroupLookup]) {
        count = rules.count
        services = Axis(rules.map { $0.match.services.map { .keys($0) } ?? .all })
        users = Axis(rules.map { $0.match.users.map { .keys($0) } ?? .all })
        groups = Axis(rules.map { $0.match.groups.map { Self.members(of: $0, lookups) } ?? .all })
        networks = NetworkAxis(rules.map(\.match.networks))
    }

    /// The places of rules that may match, in order.
    func candidates(for matcher: RuleMatcher) -> [Int] {
        guard count > 0 else { return [] }
        let service = matcher.service
        var bits = services.rules(having: [service] + [service.familyName].compactMap(\.self))
        bits.formIntersection(users.rules(having: matcher.subject.userKeys))
        bits.formIntersection(groups.rules(having: matcher.subject.gids))
        if let circumstances = matcher.circumstances {
            bits.formIntersection(networks.rules(having: circumstances.address))
        }
        return bits.places
    }

    /// A group that could not be looked up leaves the rule open for everybody.
    private static func members(of names: [String], _ lookups: [String: GroupLookup]) -> Axis<GroupID>.Keys {
        var gids: [GroupID] = []
        for name in names {
            switch lookups[name] ?? .failed {
            case .gid(let gid): gids.append(gid)
            case .missing: continue
            case .failed: return .all
            }
        }
        return .keys(gids)
    }
}

extension ServiceName {
    /// The name of its family, where that is another.
    fileprivate var familyName: ServiceName? {
        family == description ? nil : try? ServiceName(family)
    }
}

extension Subject {
    /// The names by which rules may have this user.
    fileprivate var userKeys: [AccountName] {
        let root = (uid?.isRoot ?? false) ? try? AccountName("root") : nil
        return [name, root].compactMap(\.self)
    }
}
