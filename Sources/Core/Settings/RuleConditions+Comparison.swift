import Identity

extension RuleConditions {
    /// Whether all that meets every list of `narrower` meets every list here.
    func covers(_ narrower: Self) -> Bool {
        services.covers(narrower.services) { $0.covers($1) } && users.covers(narrower.users, by: ==)
            && groups.covers(narrower.groups, by: ==)
            && networks.covers(narrower.networks) { $0.contains($1) }
            && targets.covers(narrower.targets, by: ==)
            && terminals.takesAll(of: narrower.terminals) && times.takesAll(of: narrower.times)
    }

    /// Whether all that meets any one list here meets the same list of `wider`.
    func isWithin(_ wider: Self) -> Bool {
        services.isWithin(wider.services) { $0.covers($1) } && users.isWithin(wider.users, by: ==)
            && groups.isWithin(wider.groups, by: ==) && networks.isWithin(wider.networks) { $0.contains($1) }
            && targets.isWithin(wider.targets, by: ==)
            && terminals.isWithin(wider.terminals) { $0.covers($1) }
            && (times == nil || wider.times != nil && wider.times.takesAll(of: times))
    }

    /// The first list that `exceptions` leave nobody of.
    func listEmptied(by exceptions: Self) -> RuleList? {
        if services.isEmptied(by: exceptions.services, { $0.covers($1) }) { return .service }
        if users.isEmptied(by: exceptions.users, ==) { return .user }
        if groups.isEmptied(by: exceptions.groups, ==) { return .group }
        if networks.isEmptied(by: exceptions.networks, { $0.contains($1) }) { return .network }
        if exceptions.times != nil, exceptions.times.takesAll(of: times) { return .time }
        if exceptions.terminals != nil, exceptions.terminals.takesAll(of: terminals) { return .terminal }
        if targets.isEmptied(by: exceptions.targets, ==) { return .target }
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
        if let times, let others = exceptions.times, !WeekMinutes(of: times).overlaps(WeekMinutes(of: others))
        {
            return .time
        }
        if terminals.isUntouched(by: exceptions.terminals, { $0.covers($1) || $1.covers($0) }) {
            return .terminal
        }
        return targets.isUntouched(by: exceptions.targets, ==) ? .target : nil
    }
}

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

extension [WeekSpan]? {
    /// Whether every time of `narrower` is one of these; an absent list has them all, and so may a list.
    fileprivate func takesAll(of narrower: Self) -> Bool {
        guard let self else { return true }
        if self == narrower { return true }
        return WeekMinutes(of: self).covers(narrower.map(WeekMinutes.init(of:)) ?? .whole)
    }
}

extension [TerminalPattern]? {
    /// The same of terminals.
    fileprivate func takesAll(of narrower: Self) -> Bool {
        guard let self, !self.matchEverything else { return true }
        return narrower?.allSatisfy { member in self.contains { $0.covers(member) } } ?? false
    }
}

extension Network {
    fileprivate func contains(_ other: Network) -> Bool {
        prefixLength <= other.prefixLength && contains(other.address)
    }
}
