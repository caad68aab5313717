import Identity
import Wire

/// What is said of login sessions.
extension Sentences {
    /// Of a user, of everybody, or of whoever asks.
    static func noSessions(of user: AccountName? = nil) -> String {
        "No login session \(user.map { "of \($0) " } ?? "")is open."
    }

    /// `ownTerminal`: where the command itself runs.
    static func terminal(of session: SessionReport, ownTerminal: String?) -> String {
        guard let terminal = session.terminal else { return "-" }
        return terminal == ownTerminal ? "\(terminal) (here)" : terminal
    }

    static func end(of session: SessionReport) -> String {
        guard let ends = session.ends else { return "-" }
        return "\(ends.minute) \(session.endsFor ?? "")"
    }

    static func noSuchSession(_ session: Int) -> String {
        "there is no session \(session), or it is somebody else's (sallyport sessions lists yours)"
    }

    /// For whoever may see them all.
    static func noSessionOfAnybody(_ session: Int) -> String {
        "there is no session \(session) (sallyport session list lists them)"
    }

    static let unprintableReason = "--reason must have at most 200 characters of printable ASCII"
    static let unshowableReason =
        "--reason must be one line of at most 200 bytes, without control characters"
    static let lockEnded = "--until must be in the future"

    /// What became of the sessions of an account that is locked; nothing where there were none.
    static func ended(_ reply: LockUserReply, dryRun: Bool) -> [String] {
        let (verb, verbs) = dryRun ? ("would be", "would be") : ("is", "are")
        let sentences: [(count: Int, one: String, many: String)] = [
            (reply.sessionsEnded, "\(verb) ended.", "\(verbs) ended."),
            (reply.sessionsLeft, Self.notEnded, Self.notEnded),
        ]
        return sentences.filter { $0.count > 0 }.map { count, one, many in
            count == 1 ? "1 session of \(reply.user) \(one)" : "\(count) sessions of \(reply.user) \(many)"
        }
    }

    static let followNeedsTerminal =
        "--follow draws on a terminal that can move its cursor; elsewhere it goes with --json"

    /// Above a list that is asked for again and again.
    static func followed(_ count: Int, at time: Timestamp, every pause: WaitingTime) -> String {
        "\(count) login session\(count == 1 ? "" : "s") at \(time), asked every \(pause). Ctrl-C ends this."
    }

    static func unlisted(_ count: Int) -> String { "... and \(count) more" }

    static func triesAgain(_ failure: Failure) -> String { "trying again: \(failure.sentence)" }

    private static let notEnded = "could not be ended; the journal has more."

    /// `user`: whose sessions were meant, where it was one user's.
    static func ended(_ reply: EndSessionReply, of user: AccountName?, dryRun: Bool) -> [String] {
        guard !(reply.ended + reply.left).isEmpty else { return [noSessions(of: user)] }
        let verb = dryRun ? "would be ended" : "is ended"
        return reply.ended.map { "Session \($0.id) of \($0.user) \(verb)." }
            + reply.left.map { "Session \($0.id) of \($0.user) \(notEnded)" }
    }
}
