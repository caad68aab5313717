import Identity
import LiveSessions
import Messages
import NIOCore
import Policy
import Settings

/// Warns and ends live sessions when it is time, and sleeps in between.
///
/// There is one timer, for whatever comes next of all sessions, and none where nothing does. Used on the event loop alone.
final class SessionKeeper {
    /// After the helper did not answer, in milliseconds.
    static let retry: Int64 = 30_000

    let table: SessionTable
    let rules: RuleBook
    let audit: AuditTrail
    let hands: any SessionHands
    let clock: Elsewhere
    let now: () -> Moment
    private var timer: Scheduled<Void>?
    private var wakes = Int64.max
    private var isBusy = false
    var isLookingAtAll = false
    /// Questions for lists.
    var shares = QuestionShares()
    /// Sessions that are left alone up to a moment of the boot clock: those that are being ended, and those of which nothing
    /// could be found out.
    var held: [SessionID: Int64] = [:]

    init(
        table: SessionTable, rules: RuleBook, audit: AuditTrail, hands: any SessionHands, clock: Elsewhere,
        now: @escaping () -> Moment = { .now() }
    ) {
        self.now = now
        self.table = table
        self.rules = rules
        self.audit = audit
        self.hands = hands
        self.clock = clock
    }

    /// What may end a session, by the settings of now.
    func limits(of session: LiveSession) -> SessionLimits {
        rules.limits(of: session)
    }

    /// Looks at a session whose end may now be another.
    func consider(_ session: LiveSession) {
        let now = self.now().boot
        let free = held[session.id] ?? now
        guard free < .max, let step = session.step(at: now, under: limits(of: session)) else { return }
        switch step {
        case .wait(let until): wake(at: max(free, until + slack(of: session)))
        case .warn, .end: wake(at: free)
        }
    }

    /// Looks at all of them, as after a start, and when the settings are others.
    func considerAll() {
        for session in table.sessions.values { consider(session) }
    }

    /// How late a step may be, so that one awakening does for many: a hundredth of the limit, at most 30 s.
    private func slack(of session: LiveSession) -> Int64 {
        let limits = limits(of: session)
        let shortest = [limits.idle, limits.max].compactMap(\.self).min() ?? 0
        return min(shortest * 10, 30_000)
    }

    private func wake(at moment: Int64) {
        guard moment < wakes else { return }
        timer?.cancel()
        wakes = moment
        let delay = max(0, moment - now().boot)
        timer = clock.after(.milliseconds(delay)) { self.awake() }
    }

    private func awake() {
        (timer, wakes) = (nil, .max)
        // Whoever is at it looks at all of them in the end.
        guard !isBusy else { return }
        let now = self.now()
        held = held.filter { $0.value > now.boot }
        let due = table.sessions.values.filter { session in
            guard held[session.id] == nil else { return false }
            return switch session.step(at: now.boot, under: limits(of: session)) {
            case .warn, .end: true
            case .wait, nil: false
            }
        }
        guard !due.isEmpty else { return considerAll() }
        isBusy = true
        look(at: due.sorted { $0.id < $1.id }[...]) { [self] sighting, id in
            let seen = see(sighting, of: id)
            // Somebody may have begun to end it meanwhile.
            guard held[id] == nil else { return }
            if case .unknown = sighting { return actWithoutInput(id) }
            if let seen { act(on: seen, under: limits(of: seen), at: self.now()) }
        } then: { [self] in
            isBusy = false
            considerAll()
        }
    }

    /// Where nothing is known of its input a session is not idle, and may be too old all the same.
    private func actWithoutInput(_ id: SessionID) {
        let now = self.now()
        held[id] = now.boot + Self.retry
        guard let session = table.sessions[id] else { return }
        act(on: session, under: limits(of: session).withoutIdle, at: now)
    }

    private func act(on session: LiveSession, under limits: SessionLimits, at now: Moment) {
        switch session.step(at: now.boot, under: limits) {
        case .warn(let end): warn(session, of: end, at: now)
        case .end(let end): self.end(session, end.reason.rawValue) {}
        case .wait, nil: break
        }
    }

    private func warn(_ session: LiveSession, of end: SessionEnd, at now: Moment) {
        var session = session
        session.warning = GivenWarning(moment: now.boot, end: end.moment)
        table.update(session)
        audit.sessionWarned(session, end.reason)
        hands.write(SessionNotice(end, at: now).text, to: session) {}
    }

    func forget(_ session: LiveSession) {
        guard table.close(session.id) != nil else { return }
        audit.sessionClosed(session)
    }
}

extension SessionNotice {
    fileprivate init(_ end: SessionEnd, at now: Moment) {
        let seconds = max(0, end.moment - now.boot) / 1_000
        self = end.reason == .idle ? .idle(seconds: seconds) : .old(seconds: seconds)
    }
}
