import Identity

/// What one file says, or several after one another; keys that it lacks are nil.
struct SettingsLayer {
    var preset: Preset?
    var services: [ServiceName]?
    var require: Requirement?
    var methods: [Method]?
    var enrol: EnrolmentPolicy?
    var enrolUntil: CalendarDay?
    var fresh: WrittenDuration?
    var remember: RememberChoice?
    var rules: [Rule] = []
    var weights: [RiskSignal: Int] = [:]
    var elevated: Int?
    var high: Int?
    /// Whether `[sessions]` is there.
    var endsSessions = false
    var sessions = SessionChoices.none
    var leftBehind: LeftBehind?
    var dormantAfter: WrittenDuration?
    var vanishedAfter: WrittenDuration?
    var codeLife: WrittenDuration?
    var administrators: [String]?
    var helpdesk: [String]?
    var contact: String?
    /// Where the values stand that are judged once more when all files are read.
    private(set) var places: [String: Position] = [:]

    mutating func note(_ key: String, in table: TableReader) {
        places[key] = table[key]?.position
    }

    func overridden(by later: Self) -> Self {
        Self(
            preset: later.preset ?? preset, services: later.services ?? services,
            require: later.require ?? require, methods: later.methods ?? methods, enrol: later.enrol ?? enrol,
            enrolUntil: later.enrolUntil ?? enrolUntil, fresh: later.fresh ?? fresh,
            remember: later.remember ?? remember, rules: rules + later.rules,
            weights: weights.merging(later.weights) { $1 }, elevated: later.elevated ?? elevated,
            high: later.high ?? high,
            endsSessions: endsSessions || later.endsSessions,
            sessions: sessions.overridden(by: later.sessions),
            leftBehind: later.leftBehind ?? leftBehind, dormantAfter: later.dormantAfter ?? dormantAfter,
            vanishedAfter: later.vanishedAfter ?? vanishedAfter,
            codeLife: later.codeLife ?? codeLife, administrators: later.administrators ?? administrators,
            helpdesk: later.helpdesk ?? helpdesk, contact: later.contact ?? contact,
            places: places.merging(later.places) { $1 })
    }
}
