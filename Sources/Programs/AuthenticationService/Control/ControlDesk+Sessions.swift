import Account
import Identity
import LiveSessions
import Platform
import Wire

extension ControlDesk {
    /// Lists the sessions of a user, or of everybody; when those last had input that the helper did not tell of stays open.
    func listSessions(of user: User?, _ actor: Actor, _ respond: @escaping Respond) {
        keeper.look(at: sessions(of: user), for: actor.uid) { [self] seen in
            let reports = sessions(of: user).map { session in
                var report = report(session)
                if !seen.contains(session.id) { report.lastInput = nil }
                return report
            }
            send(reports[...], respond)
        }
    }

    /// Ends one session, or all, of a user or of everybody.
    func endSessions(
        _ call: EndSessionParameters, of user: User?, _ actor: Actor, _ respond: @escaping Respond
    ) {
        guard call.reason.map(EndSessionParameters.isReason) ?? true else {
            return respond(.done(.failure(.invalidParameter("reason"))))
        }
        let chosen = sessions(of: user).filter { call.session == nil || Int($0.id.rawValue) == call.session }
        if let session = call.session, chosen.isEmpty {
            return respond(.done(.failure(.noSuchSession(session))))
        }
        let reports = chosen.map(report)
        guard call.dryRun != true else { return Self.finish(reports, left: [], respond) }
        keeper.end(chosen, reason: call.reason, by: actor.uid) { [self] in
            let left = stillOpen(chosen)
            Self.finish(
                reports.filter { report in !left.contains { Int($0.rawValue) == report.id } },
                left: reports.filter { report in left.contains { Int($0.rawValue) == report.id } }, respond)
        }
    }

    /// Ends the sessions of a user whose account is now locked: also where it was before, since some may be left.
    func endSessions(
        after answer: Answer, _ call: LockUserParameters, _ user: User, _ actor: Actor,
        _ respond: @escaping Respond
    ) {
        guard case .done(.success(.lockedUser(var reply))) = answer, call.keepSessions != true else {
            return respond(answer)
        }
        endSessions(ofLocked: user, reason: call.reason, isDryRun: call.dryRun ?? false, actor) {
            ended, left in
            (reply.sessionsEnded, reply.sessionsLeft) = (ended, left)
            respond(.done(.success(.lockedUser(reply))))
        }
    }

    /// Ends all that a user has open, and says how many; a dry run only counts them.
    func endSessions(
        ofLocked user: User, reason: String?, isDryRun: Bool, _ actor: Actor,
        _ done: @escaping (_ ended: Int, _ left: Int) -> Void
    ) {
        let chosen = sessions(of: user)
        guard !isDryRun else { return done(chosen.count, 0) }
        // Letters that a terminal may not show are for administrators alone.
        let shown = reason.flatMap { !$0.isEmpty && EndSessionParameters.isReason($0) ? $0 : nil }
        keeper.end(chosen, reason: shown, by: actor.uid) { [self] in
            let left = stillOpen(chosen).count
            done(chosen.count - left, left)
        }
    }

    /// Under which uid a name logged in last, of those who are still there.
    func uidOfNewestSession(of name: AccountName) -> UserID? {
        logins.register.table.sessions.values.filter { $0.user == name }.max { $0.id < $1.id }?.uid
    }

    private func stillOpen(_ sessions: [LiveSession]) -> Set<SessionID> {
        Set(sessions.map(\.id)).intersection(logins.register.table.sessions.keys)
    }

    private func sessions(of user: User?) -> [LiveSession] {
        logins.register.table.sessions.values.filter { user == nil || $0.uid == user?.uid }
            .sorted { $0.id < $1.id }
    }

    private func send(_ sessions: ArraySlice<SessionReport>, _ respond: @escaping Respond) {
        let part = sessions.prefix(ListSessionsReply.mostSessions)
        let rest = sessions.dropFirst(part.count)
        let reply = ControlReply.listedSessions(
            ListSessionsReply(sessions: Array(part)), continues: !rest.isEmpty)
        guard !rest.isEmpty else { return respond(.done(.success(reply))) }
        respond(.part(reply, next: { self.send(rest, respond) }))
    }

    private func report(_ session: LiveSession) -> SessionReport {
        SessionReport(session, under: rules.limits(of: session), at: .now())
    }

    private static func finish(_ ended: [SessionReport], left: [SessionReport], _ respond: Respond) {
        respond(.done(.success(.endedSessions(EndSessionReply(ended: ended, left: left)))))
    }
}
