package import Identity
package import Settings

/// What becomes of a login.
package enum Outcome: Hashable, Sendable {
    /// Ask for one of these; never empty, in the order offered.
    case ask([Method])
    /// Ask for an administrator's pass, and where it says so have a factor enrolled before the login goes on.
    case askPass(thenEnrol: Bool)
    /// Ask for a code sent on one of these, or for a pass where there is one, and have a factor enrolled
    /// before the login goes on; never empty, in the order offered.
    case askProof([OutOfBandChannel])
    /// Have a factor enrolled, and let in whoever does.
    case enrol
    /// Say that the account is refused from that day on if it has no factor by then, and let it in; where it
    /// says so, offer to enrol one now.
    case announce(until: CalendarDay, mayEnrol: Bool)
    case notAsked(NotAskedReason)
    case refuse(RefusalReason)

    /// Whether this one holds where nobody knows which of the two is meant.
    func isStricter(than other: Self) -> Bool {
        if case .announce(let day, _) = self, case .announce(let otherDay, _) = other {
            return day < otherDay
        }
        return strictness > other.strictness
    }

    /// A greater one is stricter: nothing to do, nothing that must be done, a proof; a factor to be made by
    /// whoever comes, by whoever reads the contact on file or has a pass, by whoever has a pass; nothing that
    /// helps.
    private var strictness: Int {
        switch self {
        case .notAsked: 0
        case .announce: 1
        case .ask: 2
        case .enrol: 3
        case .askProof: 4
        case .askPass: 5
        case .refuse: 6
        }
    }
}

package enum NotAskedReason: Hashable, Sendable {
    /// Neither `[login] services` nor the rule demands a proof from this service.
    case serviceNotNamed
    case never
    /// Under `if-enrolled`.
    case notEnrolled
    case rootInvoked
}

package enum RefusalReason: Hashable, Sendable {
    case locked
    /// No factor, and none can be enrolled at this login: ``Decision/enrol`` says who may give it one, and
    /// ``Decision/enrolmentBar`` what else is in the way.
    case notEnrolled
    /// No factor, and this day has come.
    case enrolmentOver(CalendarDay)
    /// Not used for too long; an administrator's pass opens it, where a proof is demanded.
    case dormant
    /// No factor, and uid 0 never enrols itself from another host.
    case rootFromAfar
    /// Enrolled, but by no method that is allowed here.
    case noMethod
}
