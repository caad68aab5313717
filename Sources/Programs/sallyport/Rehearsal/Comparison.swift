import Identity

/// How many logins went how, and how they would go.
struct Comparison: Encodable {
    /// By user and service.
    private var counts: [Key: Counts] = [:]
    /// Records that say too little, as those of earlier versions do.
    var unusable = 0
    /// Phases before the first factor was proven, where policy decides nothing.
    var beforeFirstFactor = 0

    struct Key: Hashable {
        /// Nil: there was no such user.
        let user: String?
        let service: String
    }

    struct Counts: Encodable, Equatable {
        var logins = 0
        var askedThen = 0
        var askedNow = 0
        var notAskedThen = 0
        var notAskedNow = 0
        var refusedThen = 0
        var refusedNow = 0
        /// Asked now and let pass then.
        var askedMore = 0
        /// Let pass now and asked then.
        var askedLess = 0
        /// Refused now and not then.
        var refusedMore = 0
        /// Refused then and not now.
        var refusedLess = 0
    }

    /// One line of the table.
    struct Row: Encodable {
        let user: String?
        let service: String
        let counts: Counts
    }

    mutating func add(_ login: LoggedLogin, now: LoggedLogin.Fate) {
        let key = Key(user: login.user?.description, service: "\(login.service)")
        counts[key, default: Counts()].add(then: login.fate, now: now)
    }

    var totals: Counts { counts.values.reduce(into: Counts()) { $0.add($1) } }

    /// All of them; first who would be refused, then who would be asked more, then less, then who would be refused no more.
    var rows: [Row] {
        counts.map { Row(user: $0.user, service: $0.service, counts: $1) }.sorted { $0.goesBefore($1) }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rows, forKey: .rows)
        try container.encode(totals, forKey: .totals)
        try container.encode(unusable, forKey: .unusable)
        try container.encode(beforeFirstFactor, forKey: .beforeFirstFactor)
    }

    private enum CodingKeys: String, CodingKey { case rows, totals, unusable, beforeFirstFactor }
}

extension Comparison.Counts {
    var isChanged: Bool { askedMore + askedLess + refusedMore + refusedLess > 0 }

    fileprivate mutating func add(then: LoggedLogin.Fate, now: LoggedLogin.Fate) {
        logins += 1
        self[then: then] += 1
        self[now: now] += 1
        switch (then, now) {
        case (.notAsked, .asked): askedMore += 1
        case (.asked, .notAsked): askedLess += 1
        case (.asked, .refused), (.notAsked, .refused): refusedMore += 1
        case (.refused, .asked), (.refused, .notAsked): refusedLess += 1
        case (.asked, .asked), (.notAsked, .notAsked), (.refused, .refused): break
        }
    }

    fileprivate mutating func add(_ other: Self) {
        let fields: [WritableKeyPath<Self, Int>] = [
            \.logins, \.askedThen, \.askedNow, \.notAskedThen, \.notAskedNow, \.refusedThen, \.refusedNow,
            \.askedMore, \.askedLess, \.refusedMore, \.refusedLess,
        ]
        for field in fields { self[keyPath: field] += other[keyPath: field] }
    }

    private subscript(then fate: LoggedLogin.Fate) -> Int {
        get { self[keyPath: Self.then(fate)] }
        set { self[keyPath: Self.then(fate)] = newValue }
    }

    private subscript(now fate: LoggedLogin.Fate) -> Int {
        get { self[keyPath: Self.now(fate)] }
        set { self[keyPath: Self.now(fate)] = newValue }
    }

    private static func then(_ fate: LoggedLogin.Fate) -> WritableKeyPath<Self, Int> {
        switch fate {
        case .asked: \.askedThen
        case .notAsked: \.notAskedThen
        case .refused: \.refusedThen
        }
    }

    private static func now(_ fate: LoggedLogin.Fate) -> WritableKeyPath<Self, Int> {
        switch fate {
        case .asked: \.askedNow
        case .notAsked: \.notAskedNow
        case .refused: \.refusedNow
        }
    }
}

extension Comparison.Row {
    fileprivate func goesBefore(_ other: Self) -> Bool {
        let own = [counts.refusedMore, counts.askedMore, counts.askedLess, counts.refusedLess]
        let others = [
            other.counts.refusedMore, other.counts.askedMore, other.counts.askedLess,
            other.counts.refusedLess,
        ]
        guard own == others else { return others.lexicographicallyPrecedes(own) }
        return (user ?? "", service) < (other.user ?? "", other.service)
    }
}
