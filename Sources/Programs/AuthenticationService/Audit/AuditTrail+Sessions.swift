import Conversation
import Identity
import LiveSessions
import Systemd
import Wire

extension AuditTrail {
    func sessionOpened(_ session: LiveSession) {
        record(.sessionOpened, JournalText.sessionOpened(session), fields(of: session))
    }

    func sessionClosed(_ session: LiveSession) {
        record(.sessionClosed, JournalText.sessionClosed(session), fields(of: session))
    }

    /// `isTold`: whether a terminal took the warning.
    func sessionWarned(_ session: LiveSession, _ reason: SessionEnd.Reason, isTold: Bool) {
        record(
            .sessionWarned, JournalText.sessionWarned(session, reason, isTold: isTold),
            fields(of: session) + [(.reason, reason.rawValue), (.detail, isTold ? nil : JournalText.untold)])
    }

    /// `leftBehind` are the processes that were still there, such as `4711 tmux`, or `4711 tmux (ended too)`.
    func sessionEnded(_ session: LiveSession, _ reason: String, leftBehind: [String]) {
        record(
            .sessionEnded, JournalText.sessionEnded(session, reason, leftBehind: leftBehind),
            fields(of: session) + [
                (.reason, reason), (.detail, leftBehind.isEmpty ? nil : leftBehind.joined(separator: ", ")),
            ])
    }

    /// `mayBegin`: it began all the same, as nothing is to end it.
    func sessionUnnoted(_ request: LoginRequest, _ obstacle: SessionObstacle, mayBegin: Bool) {
        record(
            .sessionUnnoted, JournalText.sessionUnnoted(request, obstacle, mayBegin: mayBegin),
            [
                (.user, request.subject.name?.description), (.uid, request.subject.uid?.description),
                (.service, request.service.description), (.remoteHost, request.remoteHost),
                (.verdict, JournalText.verdict(mayBegin ? .granted : .unavailable)),
                (.reason, JournalText.reason(obstacle)), (.pid, String(request.process.pid)),
            ])
    }

    /// The helper could not, or would not; it is tried again.
    func sessionNotEnded(_ session: LiveSession, _ reason: String) {
        note(JournalText.sessionNotEnded(session, reason), .error)
    }

    /// Whether it is known again when sessions last had input.
    func inputTold(_ news: SightNews) {
        switch news {
        case .lost: note(JournalText.inputNotTold, .error)
        case .found: note(JournalText.inputTold, .notice)
        }
    }

    private func fields(of session: LiveSession) -> [(JournalField, String?)] {
        [
            (.session, session.id.description), (.user, session.user.description),
            (.uid, session.uid.description), (.service, session.service.description),
            (.remoteHost, session.host), (.terminal, session.terminal), (.key, session.key?.description),
            (.pid, String(session.leader.pid)),
        ]
    }
}
