package import Identity

/// One `[[rule]]`: where its conditions hold, its values stand before those of `[login]`.
package struct Rule: Hashable, Sendable {
    /// Unique over all files; 1 to 200 bytes, printable.
    package let name: String
    package let position: Position
    /// Every condition that is present must hold; no condition at all matches everybody.
    package let match: RuleConditions
    /// Where any one of these holds, the rule does not match.
    package let except: RuleConditions
    package let require: Requirement?
    package let methods: [Method]?
    package let enrol: EnrolmentPolicy?
    package let enrolUntil: CalendarDay?
    /// In seconds, as ``LoginSettings/freshSeconds``.
    package let fresh: Int64?
    package let remember: RememberChoice?
    package let sessions: SessionChoices
    /// Where its values stand that are judged once more when all files are read, by key.
    let places: [String: Position]

    package init(
        name: String, position: Position, match: RuleConditions = .none, except: RuleConditions = .none,
        require: Requirement? = nil, methods: [Method]? = nil, enrol: EnrolmentPolicy? = nil,
        enrolUntil: CalendarDay? = nil, fresh: Int64? = nil, remember: RememberChoice? = nil,
        sessions: SessionChoices = .none, places: [String: Position] = [:]
    ) {
        self.name = name
        self.position = position
        self.match = match
        self.except = except
        self.require = require
        self.methods = methods
        self.enrol = enrol
        self.enrolUntil = enrolUntil
        self.fresh = fresh
        self.remember = remember
        self.sessions = sessions
        self.places = places
    }

    /// The keys by which a rule changes something at a login; it has at least one, or one of
    /// ``SessionSettings/ofRules``.
    static let effects = ["require", "methods", "enrol", "enrol_until", "fresh", "remember"]

    /// Whether every login that `later` matches matches this rule too, so that `later` is never reached.
    func hides(_ later: Rule) -> Bool {
        match.covers(later.match) && except.isWithin(later.except)
    }
}
