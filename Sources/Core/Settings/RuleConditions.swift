package import Identity

/// Lists by which a rule matches, or makes exceptions; an absent list is nil, and no list is empty.
package struct RuleConditions: Hashable, Sendable {
    package static let none = Self()

    package let services: [ServiceName]?
    package let users: [AccountName]?
    /// Names; they are resolved to numbers when the settings are loaded.
    package let groups: [String]?
    package let networks: [Network]?

    package init(
        services: [ServiceName]? = nil, users: [AccountName]? = nil, groups: [String]? = nil,
        networks: [Network]? = nil
    ) {
        self.services = services
        self.users = users
        self.groups = groups
        self.networks = networks
    }

    /// Whether all that meets every list of `narrower` meets every list here.
    func covers(_ narrower: Self) -> Bool {
        services.covers(narrower.services) { $0.covers($1) } && users.covers(narrower.users, by: ==)
            && groups.covers(narrower.groups, by: ==)
            && networks.covers(narrower.networks) { $0.contains($1) }
    }

    /// Whether all that meets any one list here meets the same list of `wider`.
    func isWithin(_ wider: Self) -> Bool {
        services.isWithin(wider.services) { $0.covers($1) } && users.isWithin(wider.users, by: ==)
            && groups.isWithin(wider.groups, by: ==) && networks.isWithin(wider.networks) { $0.contains($1) }
    }

    /// The first list that `exceptions` leave nobody of.
    func listEmptied(by exceptions: Self) -> RuleList? {
        if services.isEmptied(by: exceptions.services, { $0.covers($1) }) { return .service }
        if users.isEmptied(by: exceptions.users, ==) { return .user }
        if groups.isEmptied(by: exceptions.groups, ==) { return .group }
        if networks.isEmptied(by: exceptions.networks, { $0.contains($1) }) { return .network }
        return nil
    }

    /// The first list of exceptions that takes nothing out of the list beside it.
    func listUntouched(by exceptions: Self) -> RuleList? {
        if services.isUntouched(by: exceptions.services, { $0.covers($1) || $1.covers($0) }) {
            return .service
        }
        if users.isUntouched(by: exceptions.users, ==) { return .user }
        if networks.isUntouched(by: exceptions.networks, { $0.contains($1) || $1.contains($0) }) {
            return .network
        }
        return nil
    }
}

/// The keys of a rule that hold lists to match by.
package enum RuleList: String, CaseIterable, Hashable, Sendable { case service, user, group, network }

extension Optional {
    fileprivate func covers<Member>(
        _ narrower: Wrapped?, by covers: (Member, Member) -> Bool
    ) -> Bool where Wrapped == [Member] {
        guard let wide = self else { return true }
        guard let narrower else { return false }
        return narrower.allSatisfy { member in wide.contains { covers($0, member) } }
    }

    fileprivate func isWithin<Member>(
        _ wider: Wrapped?, by covers: (Member, Member) -> Bool
    ) -> Bool where Wrapped == [Member] {
        guard let narrow = self else { return true }
        guard let wider else { return false }
        return narrow.allSatisfy { member in wider.contains { covers($0, member) } }
    }

    fileprivate func isEmptied<Member>(
        by exceptions: Wrapped?, _ covers: (Member, Member) -> Bool
    ) -> Bool where Wrapped == [Member] {
        self != nil && exceptions != nil && isWithin(exceptions, by: covers)
    }

    fileprivate func isUntouched<Member>(
        by exceptions: Wrapped?, _ overlaps: (Member, Member) -> Bool
    ) -> Bool where Wrapped == [Member] {
        guard let members = self, let exceptions else { return false }
        return !members.contains { member in exceptions.contains { overlaps($0, member) } }
    }
}

extension Network {
    fileprivate func contains(_ other: Network) -> Bool {
        prefixLength <= other.prefixLength && contains(other.address)
    }
}
