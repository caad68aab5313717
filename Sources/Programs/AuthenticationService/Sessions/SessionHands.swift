import Identity
import LiveSessions
import Settings

/// What is done with sessions outside of the daemon: the root helper's part of it.
protocol SessionHands {
    /// Tells of each leader, in order, when its session last had input; nil where that cannot be found out now.
    func inputs(of leaders: [ProcessIdentity], _ done: @escaping ([SessionSighting]?) -> Void)
    /// Writes a line to the terminals of a session; tells how many took it, or nil where the helper did not answer.
    func write(_ line: String, to session: LiveSession, _ done: @escaping (_ terminals: Int?) -> Void)
    func end(_ session: LiveSession, _ leftBehind: LeftBehind, _ done: @escaping (SessionFate) -> Void)
}

/// What the kernel says of a session.
enum SessionSighting {
    case gone
    /// It could not be found out.
    case unknown
    case seen(terminal: String?, input: SeenInput?)
}

enum SeenInput {
    /// In seconds of the wall clock, as the terminal has it; and the bytes that wait there.
    case terminal(stamp: Int64, unread: UInt32)
    /// Milliseconds since the connection has brought something.
    case connection(age: Int64)
}

/// What became of the end of a session.
enum SessionFate {
    /// Those were still there, such as `4711 tmux`, or `4711 tmux (ended too)`.
    case ended(leftBehind: [String])
    /// Its leader is gone; but something that was to be ended with it lives on, or nobody could look whether it does.
    case resisted(leftBehind: [String])
    case gone
    case refused
    /// The helper does not answer.
    case unavailable
}
