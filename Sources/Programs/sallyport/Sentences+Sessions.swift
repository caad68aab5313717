import Wire

/// What is said of login sessions.
extension Sentences {
    static let noSessions = "No login session is open."

    /// From where it came, or at which terminal of the host it is.
    static func place(of session: SessionReport) -> String {
        session.from ?? session.terminal ?? "-"
    }

    static func end(of session: SessionReport) -> String {
        guard let ends = session.ends else { return "-" }
        return "\(ends.minute) \(session.endsFor ?? "")"
    }

    static func noSuchSession(_ session: Int) -> String {
        "there is no session \(session), or it is somebody else's (sallyport sessions lists yours)"
    }

    static func ended(_ reply: EndSessionReply, dryRun: Bool) -> [String] {
        guard !(reply.ended + reply.left).isEmpty else { return [noSessions] }
        let verb = dryRun ? "would be ended" : "is ended"
        return reply.ended.map { "Session \($0.id) of \($0.user) \(verb)." }
            + reply.left.map { "Session \($0.id) of \($0.user) could not be ended; the journal has more." }
    }
}
