import Identity
import LiveSessions
import NIOCore

extension SessionKeeper {
    /// Leaders that are asked about at once.
    private static let mostAtOnce = 64
    /// So long somebody who wants a list waits for an answer of the helper.
    private static let glanceDeadline = TimeAmount.seconds(3)

    /// Asks about some of them, has each taken, and goes on with the rest; one that the helper does not answer is the last.
    func look(
        at sessions: ArraySlice<LiveSession>, _ take: @escaping (SessionSighting, SessionID) -> Void,
        then done: @escaping () -> Void
    ) {
        guard !sessions.isEmpty else { return done() }
        let some = sessions.prefix(Self.mostAtOnce)
        hands.inputs(of: some.map(\.leader)) { [self] sightings in
            guard let sightings else {
                for session in sessions { take(.unknown, session.id) }
                return done()
            }
            for (sighting, session) in zip(sightings, some) { take(sighting, session.id) }
            look(at: sessions.dropFirst(some.count), take, then: done)
        }
    }

    /// Takes over what the kernel says of a session; nil where it is not seen.
    func see(_ sighting: SessionSighting, of id: SessionID) -> LiveSession? {
        guard var session = table.sessions[id] else { return nil }
        let now = self.now()
        switch sighting {
        case .gone:
            forget(session)
            return nil
        case .unknown: return nil
        case .seen(let terminal, let input):
            session.terminal = terminal ?? session.terminal
            session.note(input, at: now)
        }
        table.update(session)
        return session
    }

    /// Asks about all sessions once, as after a start: some may have been closed while nobody listened.
    ///
    /// At most once in a while, whoever asks for it: each look costs root many processes.
    func lookAtAll() {
        let now = self.now().boot
        guard !isLookingAtAll, now >= nextLookAtAll else { return }
        (isLookingAtAll, nextLookAtAll) = (true, now + Self.retry)
        considerAll()
        let all = table.sessions.values.sorted { $0.id < $1.id }
        look(at: all[...], { [self] sighting, id in _ = see(sighting, of: id) }) { [self] in
            isLookingAtAll = false
            considerAll()
        }
    }

    /// Asks for somebody when some sessions last had input; `done` gets those of them that were seen.
    ///
    /// A helper that hangs is not waited for: it is asked once, and what it says late is for the next list. Nor is one asked by
    /// somebody who has too many questions there.
    func look(at sessions: [LiveSession], for user: UserID, _ done: @escaping (Set<SessionID>) -> Void) {
        guard !sessions.isEmpty, shares.take(for: user) else { return done([]) }
        let list = SessionGlance(done)
        glance(at: sessions[...], for: user, list)
    }

    private func glance(at sessions: ArraySlice<LiveSession>, for user: UserID, _ list: SessionGlance) {
        let some = sessions.prefix(Self.mostAtOnce)
        let timer = clock.after(Self.glanceDeadline) { list.end() }
        hands.inputs(of: some.map(\.leader)) { [self] sightings in
            timer.cancel()
            for (sighting, session) in zip(sightings ?? [], some) {
                guard let seen = see(sighting, of: session.id) else { continue }
                list.seen.insert(seen.id)
                consider(seen)
            }
            let rest = sessions.dropFirst(some.count)
            guard sightings != nil, !list.isOver, !rest.isEmpty else {
                shares.giveBack(of: user)
                return list.end()
            }
            glance(at: rest, for: user, list)
        }
    }
}

extension LiveSession {
    /// Takes over what the kernel says of its last input.
    fileprivate mutating func note(_ seen: SeenInput?, at now: Moment) {
        switch seen {
        case .terminal(let stamp, let unread):
            input = input.updated(
                stamp: stamp, unread: unread, now: BothClocks(wall: now.seconds, boot: now.boot),
                opened: BothClocks(wall: openedAt, boot: opened))
        case .connection(let age):
            input = LastInput(moment: min(max(now.boot - age, input.moment), now.boot), stamp: nil)
        case nil: break
        }
    }
}
