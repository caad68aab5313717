package import Identity

/// What is known of one login before anything is decided.
package struct LoginFacts: Hashable, Sendable {
    package let service: ServiceName
    package let subject: Subject
    package var target = Target.subject
    /// Nil for a local login, and for a remote host known by name only.
    package let address: InternetAddress?
    /// PAM_TTY without `/dev/`; nil where there is none.
    package var terminal: String?
    /// By the clock of this host; nil if nobody can say.
    package var time: TimeOfWeek?
    package let standing: Standing
    /// An administrator's lock, which holds for every service, demanded or not.
    package let isLocked: Bool
    /// sudo, su, passwd, chfn or chsh, run by real uid 0.
    package let isInvokedByRoot: Bool
    /// It comes from another host, whether its address is known or not.
    package let isRemote: Bool
    /// The account has a pass of an administrator's that is still good.
    package let hasPass: Bool
    /// The channels of the contact on file, verified or not: it is an administrator's, so that a code sent there
    /// proves a first enrolment.
    package let proofs: Set<OutOfBandChannel>
    /// Not used for longer than ``AccountSettings/dormantAfter``; holds for every service, demanded or not.
    package let isDormant: Bool
    /// The day on this host.
    package let today: CalendarDay
    package var risk = RiskEvidence.unknown
    /// Seconds since the subject last proved a factor in this login session; nil where it did not.
    package var sessionProofAge: Int64?
    package var device: DeviceStanding?

    package init(
        service: ServiceName, subject: Subject, address: InternetAddress?, standing: Standing,
        isLocked: Bool = false, isInvokedByRoot: Bool = false, isRemote: Bool = false, hasPass: Bool = false,
        proofs: Set<OutOfBandChannel> = [], isDormant: Bool = false, today: CalendarDay
    ) {
        self.service = service
        self.subject = subject
        self.address = address
        self.standing = standing
        self.isLocked = isLocked
        self.isInvokedByRoot = isInvokedByRoot
        self.isRemote = isRemote
        self.hasPass = hasPass
        self.proofs = proofs
        self.isDormant = isDormant
        self.today = today
    }
}
