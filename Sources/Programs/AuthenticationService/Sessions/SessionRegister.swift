import Account
import Conversation
import Identity
import LiveSessions
import Platform
import Policy
import Settings

/// Notes which login sessions begin, prove something, and are closed.
///
/// Used on the event loop alone.
final class SessionRegister {
    let table: SessionTable
    private let rules: RuleBook
    private let audit: AuditTrail
    /// Called with each session whose end may now be another.
    var changed: (LiveSession) -> Void = { _ in }
    /// Called when one was not taken in for want of room: leaders may be gone that never closed theirs.
    var crowded: () -> Void = {}

    init(table: SessionTable, rules: RuleBook, audit: AuditTrail) {
        self.table = table
        self.rules = rules
        self.audit = audit
    }

    /// Notes that a login opens a session; `proven` is when its factor was, on the boot clock.
    ///
    /// - Returns: false where it must not begin: it could not be noted, and something is to end it.
    func open(_ request: LoginRequest, proven: Int64?, trace: LoginTrace?, at now: Moment) -> Bool {
        let rule = sessionRule(of: request, at: now).map { RuleMark($0.name) }
        let factor = trace?.factor ?? (proven == nil ? .notAsked : .unknown)
        do throws(SessionObstacle) {
            let before = table.session(ledBy: request.process)
            let session = try table.open(request.process) { id in
                guard case .known(let name, let uid, _) = request.subject else { return nil }
                return LiveSession(
                    id: id, uid: uid, user: name, service: request.service, leader: request.process,
                    name: request.place.name, host: request.remoteHost, key: trace?.key,
                    factor: factor, opened: now.boot, openedAt: now.seconds, rule: rule,
                    terminal: request.visitor.hasTerminal == true ? request.visitor.terminal : nil,
                    proven: proven)
            }
            if before?.id != session.id {
                before.map(audit.sessionClosed)
                audit.sessionOpened(session)
            }
            changed(session)
            return true
        } catch {
            if error.isWantOfRoom { crowded() }
            let mayBegin = !rules.limits(under: rule, factor).endSessions
            let obstacle = request.subject.name == nil ? .noUser : error
            audit.sessionUnnoted(request, obstacle, mayBegin: mayBegin)
            return mayBegin
        }
    }

    /// Nil also for a user whom nobody knows.
    private func sessionRule(of request: LoginRequest, at now: Moment) -> Rule? {
        guard case .known(let name, let uid, let gids) = request.subject else { return nil }
        return rules.policy.sessionRule(
            service: request.service, subject: Subject(name: name, uid: uid, gids: gids),
            address: request.remoteHost.flatMap { try? InternetAddress($0) },
            isRemote: request.remoteHost != nil,
            terminal: request.visitor.terminal, time: WallClock.timeOfWeek(at: now.seconds))
    }

    /// Notes that the process that opened a session has closed it.
    func close(_ request: LoginRequest) {
        guard let session = table.session(ledBy: request.process) else { return }
        table.close(session.id)
        audit.sessionClosed(session)
    }

    /// Notes that somebody has proven a factor in the session of a process.
    func proven(in place: ProcessPlace, by uid: UserID, at now: Moment) {
        guard var session = table.session(of: place), session.uid == uid else { return }
        session.proven = now.boot
        session.warning = nil
        table.update(session)
        changed(session)
    }
}
