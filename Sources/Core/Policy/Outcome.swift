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
    /// Under `risk`, of an account without a factor: ask for a code sent on one of these, or for a pass where there is one;
    /// where it says so, offer to enrol a factor then. Never nothing of both.
    case askVoucher([OutOfBandChannel], thenOffer: Bool)
    /// Have a factor enrolled, and let in whoever does.
    case enrol
    /// Offer to enrol a factor, and let in whoever does or does not.
    case offer
    /// Say that the account is refused from that day on if it has no factor by then, and let it in; where it
    /// says so, offer to enrol one now.
    case announce(until: CalendarDay, mayEnrol: Bool)
    case notAsked(NotAskedReason)
    case refuse(RefusalReason)

    /// Whether whoever was vouched for may set up a factor then.
    package var offersFactor: Bool {
        if case .askVoucher(_, let thenOffer) = self { thenOffer } else { false }
    }

    /// Whether this one holds where nobody knows which of the two is meant.
    func isStricter(than other: Self) -> Bool {
        if case .announce(let day, _) = self, case .announce(let otherDay, _) = other {
            return day < otherDay
        }
        return strictness > other.strictness
    }

    /// A greater one is stricter: nothing to do, nothing that must be done, a proof; what a contact or a pass is good
    /// for; a factor to be made by whoever comes, by whoever reads the contact on file or has a pass, by whoever has a
    /// pass; nothing that helps.
    private var strictness: Int {
        switch self {
        case .notAsked: 0
        case .offer: 1
        case .announce: 2
        case .ask: 3
        case .askVoucher: 4
        case .enrol: 5
        case .askProof: 6
        case .askPass: 7
        case .refuse: 8
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
    /// Under `risk`, and nothing is odd.
    case lowRisk
    /// Under `step-up`: this login session has proven a factor, and nothing odd has happened since.
    case provenLately
    /// The owner has had this device remembered.
    case remembered
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
    /// No factor, at a step-up, which enrols nobody.
    case notEnrolledAtStepUp
    /// Under `risk`: something is odd, and there is neither factor nor contact.
    case oddWithoutFactor
}
