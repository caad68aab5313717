import Identity
import Wire

extension WeakSpot {
    /// The least that a shared key should have (RFC 4226 section 4, R6).
    private static let leastKeyBits = 128

    /// What is weak about an account, the most pressing first; the one place that judges it.
    ///
    /// It `canLogIn` with a login shell, as far as that is known, and so many `sessions` are open, nil where nobody
    /// knows; what is missing `isOverdue` once the day has come from which an account without a factor is refused.
    /// What the name service says now is the `finding`; nil where that is not known, and what the daemon heard counts.
    /// Where the settings take no recovery codes, nobody wants any.
    static func all(
        of user: UserReport, finding: RecordCheck.Finding? = nil, isInTheWay: Bool = false, canLogIn: Bool,
        sessions: Int?, isOverdue: Bool,
        usesRecoveryCodes: Bool = true
    ) -> [WeakSpot] {
        var spots: [WeakSpot] = []
        if user.lock != nil, (sessions ?? 0) > 0 { spots.append(.lockedWithSessions) }
        if user.state == .damaged { return spots + [.damaged] }
        if isInTheWay { return spots + [.mismatched] }
        if user.isClosedForGood { return spots }
        if finding == .gone || finding == nil && user.missingSince != nil { spots.append(.vanished) }
        if user.state == .shut { spots.append(.shut) }
        if user.factors.isEmpty {
            if canLogIn { spots.append(isOverdue ? .enrolmentOverdue : .notEnrolled) }
        } else {
            spots += ofFactors(user)
            if usesRecoveryCodes, user.recoveryCodes == 0 { spots.append(.noRecoveryCodes) }
        }
        if user.dormant { spots.append(.dormant) }
        return spots.sorted { $0.rank < $1.rank }
    }

    private static func ofFactors(_ user: UserReport) -> [WeakSpot] {
        var spots = byMethod(Set(user.factors.map(\.method)))
        if user.factors.contains(where: { $0.keyBits.map { $0 < leastKeyBits } ?? false }) {
            spots.append(.shortKey)
        }
        return spots
    }

    private static func byMethod(_ methods: Set<FactorMethod>) -> [WeakSpot] {
        switch methods {
        case [.sms]: [.smsOnly]
        case [.email]: [.mailOnly]
        case [.email, .sms]: [.sentOnly]
        default: []
        }
    }
}

extension UserReport {
    /// Nobody gets in until an administrator opens it: what it could be proven by does not matter.
    var isClosedForGood: Bool { offboarded != nil || lock.map { $0.until == nil } ?? false }
}
