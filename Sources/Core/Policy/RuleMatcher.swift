import Identity
import Settings

/// Compares one login, or all of one subject's to one service, with the conditions of rules.
struct RuleMatcher {
    let service: ServiceName
    let subject: Subject
    /// Nil: nothing is asked of one login, but of all that there may be.
    let circumstances: Circumstances?
    let groups: [String: GroupLookup]
    /// All names of uid 0.
    let rootNames: Set<AccountName>

    /// What may differ from one login of the same person to the next.
    struct Circumstances {
        /// Nil: from no address that is known.
        let address: InternetAddress?
        /// From another host, whether its address is known or not.
        let isRemote: Bool
        let terminal: String?
        let time: TimeOfWeek?
        let target: Target
    }

    /// Whether a condition holds; one that nobody can judge leaves it open.
    enum Truth: Hashable {
        case holds
        case fails(Mismatch)
        case open(Mismatch)
    }

    /// The first condition that fails decides; else the first that is open.
    func match(_ rule: Rule) -> Truth {
        var doubt: Mismatch?
        for list in RuleList.allCases {
            switch condition(list, of: rule.match) {
            case .holds: continue
            case .open(let mismatch): doubt = doubt ?? mismatch
            case .fails(let mismatch): return .fails(mismatch)
            }
        }
        for list in RuleList.allCases {
            switch exception(list, of: rule.except) {
            case .holds: continue
            case .open(let mismatch): doubt = doubt ?? mismatch
            case .fails(let mismatch): return .fails(mismatch)
            }
        }
        return doubt.map { .open($0) } ?? .holds
    }

    /// Of an absent list all holds.
    private func condition(_ list: RuleList, of conditions: RuleConditions) -> Truth {
        switch membership(list, in: conditions) {
        case nil, .member: .holds
        case .stranger(let mismatch): .fails(mismatch ?? .notListed(list))
        case .unknown(let mismatch): .open(mismatch)
        }
    }

    /// Of an absent list nothing is excepted.
    ///
    /// A host that came as a name may lie in an excepted network: else whoever has a name for the own address was excepted
    /// from nothing.
    private func exception(_ list: RuleList, of exceptions: RuleConditions) -> Truth {
        if list == .network, exceptions.networks != nil, isAddressHidden { return .open(.hiddenAddress) }
        return switch membership(list, in: exceptions) {
        case nil, .stranger: .holds
        case .member: .fails(.excepted(list))
        case .unknown(let mismatch): .open(mismatch)
        }
    }

    private enum Membership {
        case member
        case stranger(Mismatch?)
        case unknown(Mismatch)

        init(_ isMember: Bool) { self = isMember ? .member : .stranger(nil) }
    }

    private func membership(_ list: RuleList, in lists: RuleConditions) -> Membership? {
        switch list {
        case .service: lists.services.map { Membership($0.contains { $0.covers(service) }) }
        case .user: lists.users.map { Membership(has($0)) }
        case .group: lists.groups.map(membership(in:))
        case .network: lists.networks.map(membership(in:))
        case .time:
            lists.times.map { times in
                guard let circumstances, let time = circumstances.time else { return .unknown(.anyTime) }
                return Membership(times.contains { $0.contains(time) })
            }
        case .terminal:
            lists.terminals.map { terminals in
                guard let circumstances else { return .unknown(.anyTerminal) }
                return Membership(terminals.contains { $0.matches(circumstances.terminal) })
            }
        case .target: lists.targets.map(membership(ofTargetIn:))
        }
    }

    /// uid 0 is root under whatever name.
    private func has(_ users: [AccountName]) -> Bool {
        let isRoot = subject.uid?.isRoot ?? false
        return users.contains { $0 == subject.name || isRoot && $0.isRoot }
    }

    private func membership(in networks: [Network]) -> Membership {
        guard let circumstances else { return .unknown(.anywhere) }
        guard let address = circumstances.address else { return .stranger(.noAddress) }
        return Membership(networks.contains { $0.contains(address) })
    }

    private var isAddressHidden: Bool {
        circumstances.map { $0.isRemote && $0.address == nil } ?? false
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
        return unknown.map { .unknown(.undecided(group: $0)) } ?? .stranger(nil)
    }

    private func membership(ofTargetIn targets: [AccountName]) -> Membership {
        switch circumstances?.target {
        case .account(let name):
            Membership(targets.contains { $0 == name || $0.isRoot && rootNames.contains(name) })
        case .subject: Membership(has(targets))
        case .usual where targets.contains(where: \.isRoot): .member
        case .usual, .unknown, nil: .unknown(.anyTarget)
        }
    }
}

extension AccountName {
    var isRoot: Bool { description == "root" }
}
