import Wire

/// The list of sessions that a command is about: asked for once, or again and again.
struct SessionList {
    let parameters: ListSessionsParameters
    let connection: ConnectionOptions
    let output: OutputOptions

    var asked: AskedSessions { .here(of: parameters.user) }

    func show(_ options: FollowOptions) throws {
        guard !options.follow else { return try SessionFollower(self, every: options.pause).run() }
        let sessions = try ask(patienceMilliseconds: Daemon.sessionsPatienceMilliseconds)
        try output.print(sessions) { SessionListView(sessions, asked, Style.ofStandardOutput).lines }
    }

    func ask(patienceMilliseconds: Int64) throws(Failure) -> [SessionReport] {
        var daemon = try Daemon(connection, patienceMilliseconds: patienceMilliseconds)
        var sessions: [SessionReport] = []
        try daemon.ask(parameters) { sessions += $0.sessions }
        return sessions
    }
}
