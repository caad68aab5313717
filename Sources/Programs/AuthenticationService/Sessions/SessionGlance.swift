import LiveSessions

/// One list of sessions that somebody waits for.
final class SessionGlance {
    /// Those of which it is known when they last had input.
    var seen: Set<SessionID> = []
    private var done: ((Set<SessionID>) -> Void)?

    init(_ done: @escaping (Set<SessionID>) -> Void) {
        self.done = done
    }

    var isOver: Bool { done == nil }

    /// Only the first time counts.
    func end() {
        let done = done
        self.done = nil
        done?(seen)
    }
}
