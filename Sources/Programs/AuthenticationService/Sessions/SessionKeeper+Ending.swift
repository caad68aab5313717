import Identity
import LiveSessions
import Messages
import NIOCore

extension SessionKeeper {
    /// So long sshd and the like have to pass the last line on, before they are told to go.
    private static let lastWords = TimeAmount.milliseconds(500)
    /// Sessions that somebody ends at once; each waits for its processes.
    static let mostEndings = 8

    /// Ends sessions for somebody who wants it, and says so on their terminals.
    ///
    /// What owners have ended is done a few at a time, so that the helper has room for everybody else's.
    func end(_ sessions: [LiveSession], reason: String?, by actor: UserID, _ done: @escaping () -> Void) {
        let isOwner = !actor.isRoot && sessions.allSatisfy { $0.uid == actor }
        let (ender, cause) = (
            isOwner ? SessionNotice.Ender.owner : .administrator, JournalText.endedBy(actor, reason)
        )
        guard isOwner else { return end(sessions, by: ender, reason: reason, cause: cause, done) }
        guard shares.take(for: actor) else { return done() }
        end(sessions, by: ender, reason: reason, cause: cause, atOnce: 1) { [self] in
            shares.giveBack(of: actor)
            done()
        }
    }

    /// Ends sessions for a `cause` that the journal gets, and says so on their terminals.
    func end(
        _ sessions: [LiveSession], by ender: SessionNotice.Ender, reason: String? = nil, cause: String,
        atOnce: Int = mostEndings, _ done: @escaping () -> Void
    ) {
        let rank: HelperTurns.Rank = ender == .administrator ? .urgent : .ordinary
        var (rest, open, isDone) = (sessions[...], 0, false)
        func goOn() {
            while open < atOnce, let session = rest.popFirst() {
                // Somebody is at it.
                guard held[session.id] != .max else { continue }
                held[session.id] = .max
                open += 1
                tell(session, .ended(by: ender, reason: reason), rank) { [self] in
                    end(session, cause, rank) {
                        open -= 1
                        goOn()
                    }
                }
            }
            guard open == 0, rest.isEmpty, !isDone else { return }
            isDone = true
            done()
        }
        goOn()
    }

    private func tell(
        _ session: LiveSession, _ notice: SessionNotice, _ rank: HelperTurns.Rank,
        _ done: @escaping () -> Void
    ) {
        turns.take(rank) { [self] giveBack in
            hands.write(notice.text, to: session) { [self] _ in
                giveBack()
                clock.after(Self.lastWords, done)
            }
        }
    }

    private func end(
        _ session: LiveSession, _ cause: String, _ rank: HelperTurns.Rank, _ done: @escaping () -> Void
    ) {
        turns.take(rank) { [self] giveBack in
            end(session, cause) {
                giveBack()
                done()
            }
        }
    }

    /// Ends a session at once, for a reason that the journal gets; to be done when it has its turn.
    func end(_ session: LiveSession, _ reason: String, _ done: @escaping () -> Void) {
        held[session.id] = .max
        hands.end(session, rules.leftBehind) { [self] fate in
            held[session.id] = nil
            switch fate {
            case .gone: forget(session)
            case .ended(let leftBehind):
                table.close(session.id)
                audit.sessionEnded(session, reason, leftBehind: leftBehind)
            case .refused, .unavailable, .resisted:
                audit.sessionNotEnded(session, reason)
                held[session.id] = now().boot + Self.retry
                consider(session)
            }
            done()
        }
    }
}
