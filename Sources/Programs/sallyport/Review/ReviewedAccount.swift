import Identity
import Wire

/// One account as a review shows it.
struct ReviewedAccount {
    let report: UserReport
    /// False: the host knows it, and the daemon has never heard of it.
    let hasRecord: Bool
    /// How many login sessions are open; nil where nobody knows.
    let sessions: Int?
    /// The record between two accounts, of which this is one.
    let inTheWay: RecordInTheWay?
    /// The most pressing first.
    let weakSpots: [WeakSpot]

    /// Without repetitions, in the order of the factors.
    var methods: [FactorMethod] {
        report.factors.map(\.method).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    var isEnrolled: Bool { !report.factors.isEmpty }

    /// Nil where it never becomes dormant, or nobody gets in anyway.
    var dormantFrom: Timestamp? { report.isClosedForGood ? nil : report.dormantFrom }

    /// Whether this one wants attention before another.
    func precedes(_ other: Self) -> Bool {
        (urgency, report.uid) < (other.urgency, other.report.uid)
    }

    /// By the most pressing weak spot, then by how many there are; the less the sooner.
    private var urgency: Int {
        let first = weakSpots.first?.rank ?? WeakSpot.allCases.count
        return first * (WeakSpot.allCases.count + 1) + WeakSpot.allCases.count - weakSpots.count
    }
}

extension ReviewedAccount: Encodable {
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(report.user, forKey: .user)
        try container.encode(report.uid, forKey: .uid)
        try container.encode(hasRecord, forKey: .hasRecord)
        try container.encode(report.state, forKey: .state)
        try container.encode(methods, forKey: .methods)
        try container.encode(report.recoveryCodes, forKey: .recoveryCodes)
        try container.encodeIfPresent(report.lastLogin, forKey: .lastLogin)
        try container.encodeIfPresent(report.lastProof, forKey: .lastProof)
        try container.encode(report.devices.count, forKey: .devices)
        try container.encodeIfPresent(sessions, forKey: .sessions)
        try container.encodeIfPresent(dormantFrom, forKey: .dormantFrom)
        try container.encode(report.dormant, forKey: .dormant)
        try container.encodeIfPresent(report.lock, forKey: .lock)
        try container.encodeIfPresent(report.offboarded, forKey: .offboarded)
        try container.encodeIfPresent(report.missingSince, forKey: .missingSince)
        try container.encode(weakSpots, forKey: .weakSpots)
    }

    private enum Key: String, CodingKey {
        case user, uid, hasRecord, state, methods, recoveryCodes, lastLogin, lastProof, devices, sessions
        case dormantFrom, dormant, lock, offboarded, missingSince, weakSpots
    }
}
