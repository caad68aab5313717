import Identity
import Platform
import Wire

/// Every account of a host, judged, what wants attention first.
struct Review: Encodable {
    let taken: Timestamp
    let accounts: [ReviewedAccount]
    let enrolment: EnrolmentStatus
    let rollOut: RollOut
    /// Why nobody knows which sessions are open; nil where it is known.
    let sessionsUnknown: String?
    /// Why what the name service says of the accounts is not known to its end; nil where it is known.
    let namesUnknown: String?

    /// Judges whom the name service lists, who has a record, and whoever has a session open.
    ///
    /// `today` is by the calendar of this host, as the day of `enrol_until` is.
    init(
        _ entries: [NameService.Entry], _ users: [UserReport], sessions: Result<[SessionReport], Failure>,
        enrolment: EnrolmentStatus, usesRecoveryCodes: Bool = true, check: RecordCheck? = nil,
        at now: Timestamp, today: CalendarDay
    ) {
        let open = try? sessions.get()
        let counts = open.map { Dictionary($0.map { ($0.uid, 1) }, uniquingKeysWith: +) }
        let isOverdue = enrolment.until.flatMap { CalendarDay($0) }.map { $0 <= today } ?? false
        let listed = Set(entries.map(\.uid))
        let able = Set(entries.filter(LoginShell.isOpen).map(\.uid))
        let known = Set(users.map(\.uid))
        let others = Self.unknown(to: known, entries, open ?? [])
        let names = Dictionary(entries.map { ($0.uid, $0.name) }) { first, _ in first }
        let inTheWay = check.map { RecordInTheWay.all(users, $0) } ?? [:]
        accounts = (users + others).map { user in
            let sessions = counts.map { $0[user.uid] ?? 0 }
            return ReviewedAccount(
                report: user.named(by: names), hasRecord: known.contains(user.uid), sessions: sessions,
                inTheWay: inTheWay[user.uid],
                weakSpots: WeakSpot.all(
                    of: user, finding: check?.findings[user.uid], isInTheWay: inTheWay[user.uid] != nil,
                    canLogIn: able.contains(user.uid) || !listed.contains(user.uid),
                    sessions: sessions, isOverdue: isOverdue,
                    usesRecoveryCodes: usesRecoveryCodes))
        }.sorted { $0.precedes($1) }
        (taken, self.enrolment, rollOut) = (now, enrolment, RollOut(entries, users))
        namesUnknown = check.flatMap(Sentences.namesUnknown)
        if case .failure(let failure) = sessions {
            sessionsUnknown = failure.sentence
        } else {
            sessionsUnknown = nil
        }
    }

    /// Who can log in, or is in, without a record; one uid counts once.
    private static func unknown(
        to known: Set<UserID>, _ entries: [NameService.Entry], _ sessions: [SessionReport]
    ) -> [UserReport] {
        let people =
            entries.filter(LoginShell.isOpen).map { (name: $0.name, uid: $0.uid) }
            + sessions.map { (name: $0.user, uid: $0.uid) }
        var seen = known
        return people.filter { seen.insert($0.uid).inserted }
            .map { UserReport(user: $0.name, uid: $0.uid, state: .notEnrolled) }
    }

    /// How many accounts want attention.
    var weak: Int { accounts.count { !$0.weakSpots.isEmpty } }
}

extension UserReport {
    /// A record that does not open tells no name; the name service may.
    fileprivate func named(by names: [UserID: AccountName]) -> Self {
        guard state == .damaged, let name = names[uid] else { return self }
        var report = self
        report.user = name
        return report
    }
}
