/// One list of conditions of all rules, by what is in it.
struct Axis<Key: Hashable & Sendable>: Hashable, Sendable {
    /// What one rule's list has.
    enum Keys {
        /// No list, or one that nobody can judge.
        case all
        case keys([Key])
    }

    private let open: RuleSet
    private let listed: [Key: RuleSet]

    init(_ rules: [Keys]) {
        var open = RuleSet(capacity: rules.count)
        var listed: [Key: RuleSet] = [:]
        for (place, keys) in rules.enumerated() {
            switch keys {
            case .all: open.insert(place)
            case .keys(let keys):
                for key in keys { listed[key, default: RuleSet(capacity: rules.count)].insert(place) }
            }
        }
        self.open = open
        self.listed = listed
    }

    /// The rules whose list is absent, or has one of these.
    func rules(having keys: [Key]) -> RuleSet {
        guard !listed.isEmpty else { return open }
        var rules = open
        for key in keys { if let more = listed[key] { rules.formUnion(more) } }
        return rules
    }
}
