import Identity
import LiveSessions
import Messages
import Policy

extension SessionKeeper {
    /// Sessions that are looked at and acted on before the next are: what was seen of them is still true then.
    private static let mostAtOnce = 64

    /// Does what is due, some of it at once; whatever else is due follows when that is done.
    func awake() {
        // Whoever is at it looks at all of them in the end.
        guard !isBusy else { return }
        let due = due(at: now().boot)
        guard !due.isEmpty else { return considerAll() }
        isBusy = true
        unheard.formIntersection(table.sessions.keys)
        var (open, isAnySeen) = (1, false)
        func done() {
            open -= 1
            guard open == 0 else { return }
            isBusy = false
            considerAll()
        }
        look(at: due[...]) { [self] sighting, id in
            let isKnown = sighting.isKnown
            isAnySeen = isAnySeen || isKnown
            _ = see(sighting, of: id)
            open += 1
            turns.take(.ordinary) { [self] giveBack in
                act(on: id, isKnown: isKnown) {
                    giveBack()
                    done()
                }
            }
        } then: { [self] in
            sight.note(isAnySeen).map(audit.inputTold)
            done()
        }
    }

    /// The first of each user, then the second of each, and so on: nobody's many sessions keep others waiting.
    private func due(at now: Int64) -> [LiveSession] {
        held = held.filter { $0.value > now }
        let due = table.sessions.values.filter { session in
            guard held[session.id] == nil else { return false }
            return switch session.step(at: now, under: limits(of: session)) {
            case .warn, .end: true
            case .wait, nil: false
            }
        }
        var counts: [UserID: Int] = [:]
        let ranked = due.sorted { $0.id < $1.id }.map { session in
            counts[session.uid, default: 0] += 1
            return (session, rank: counts[session.uid, default: 0])
        }
        return ranked.sorted { ($0.rank, $0.0.id) < ($1.rank, $1.0.id) }.prefix(Self.mostAtOnce).map(\.0)
    }

    /// Does what is due for a session now that its turn has come, if it still is, and nobody has begun to end it meanwhile.
    private func act(on id: SessionID, isKnown: Bool, _ done: @escaping () -> Void) {
        guard held[id] == nil, let session = table.sessions[id] else { return done() }
        let now = self.now()
        var limits = limits(of: session)
        if !isKnown {
            // Where nothing is known of its input a session is not idle, and may be too old all the same.
            limits = limits.withoutIdle
            held[id] = now.boot + Self.retry
        }
        switch session.step(at: now.boot, under: limits) {
        case .warn(let end): warn(session, of: end, at: now, done)
        case .end(let end): self.end(session, end.reason.rawValue, done)
        case .wait, nil: done()
        }
    }

    /// Warns, and notes that it was done.
    ///
    /// What the helper does not answer is tried again, once: whoever keeps it from answering must not keep the session.
    private func warn(
        _ session: LiveSession, of end: SessionEnd, at now: Moment, _ done: @escaping () -> Void
    ) {
        hands.write(SessionNotice(end, at: now).text, to: session) { [self] terminals in
            defer { done() }
            guard var session = table.sessions[session.id] else { return }
            guard terminals != nil || unheard.contains(session.id) else {
                unheard.insert(session.id)
                held[session.id] = max(held[session.id] ?? 0, now.boot + Self.retry)
                return
            }
            unheard.remove(session.id)
            session.warning = GivenWarning(moment: now.boot, end: end.moment)
            table.update(session)
            audit.sessionWarned(session, end.reason, isTold: terminals ?? 0 > 0)
        }
    }
}

extension SessionSighting {
    fileprivate var isKnown: Bool { if case .unknown = self { false } else { true } }
}

extension SessionNotice {
    fileprivate init(_ end: SessionEnd, at now: Moment) {
        let seconds = max(0, end.moment - now.boot) / 1_000
        self = end.reason == .idle ? .idle(seconds: seconds) : .old(seconds: seconds)
    }
}
