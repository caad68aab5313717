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
    /// Whether it is at what was due.
    var isBusy = false
    var isLookingAtAll = false
    /// Before this moment of the boot clock nobody looks at all of them again.
    var nextLookAtAll = Int64.min
    let turns = HelperTurns()
    var sight = HelperSight()
    /// Sessions whose warning the helper did not answer.
    var unheard: Set<SessionID> = []
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
        timer = clock.after(.milliseconds(delay)) { self.ring() }
    }

    private func ring() {
        timer?.cancel()
        (timer, wakes) = (nil, .max)
        awake()
    }

    /// Does what is overdue: the timer stands still while the machine sleeps, and the boot clock does not.
    ///
    /// To be called now and then by whoever is awake anyway.
    func catchUp() {
        guard wakes < .max, wakes <= now().boot else { return }
        ring()
    }

    func forget(_ session: LiveSession) {
        guard table.close(session.id) != nil else { return }
        audit.sessionClosed(session)
    }
}
