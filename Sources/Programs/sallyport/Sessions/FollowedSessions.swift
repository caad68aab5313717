import Platform
import Wire

/// What was answered last, and what is wrong since: as lines that fit into a window.
struct FollowedSessions {
    private(set) var sessions: [SessionReport]
    private let asked: AskedSessions
    private var time: Timestamp
    /// Why there is nothing newer.
    private(set) var failure: Failure?

    init(_ sessions: [SessionReport], _ asked: AskedSessions = AskedSessions(), at time: Timestamp) {
        self.sessions = sessions
        self.asked = asked
        self.time = time
    }

    mutating func note(_ answer: Result<[SessionReport], Failure>, at now: Timestamp) {
        switch answer {
        case .success(let sessions): (self.sessions, time, failure) = (sessions, now, nil)
        case .failure(let failure): self.failure = failure
        }
    }

    /// At least one line, and below the last there is room for the cursor, if there is more than one row.
    func lines(every pause: WaitingTime, in size: WindowSize, _ style: Style) -> [String] {
        let room = max(1, size.rows - 1)
        let head = [Sentences.followed(sessions.count, at: time, every: pause).cut(toColumns: size.columns)]
        let problem = failure.map { Sentences.triesAgain($0).shown().cut(toColumns: size.columns) }
        let above = head + [problem.map(style.bad)].compactMap(\.self)
        return Array((above + list(rows: room - above.count, columns: size.columns, style)).prefix(room))
    }

    /// The oldest sessions, and how many there are beside them.
    private func list(rows: Int, columns: Int, _ style: Style) -> [String] {
        let tableHeader = 1
        guard sessions.count > rows - tableHeader else {
            return SessionListView(sessions, asked, style).lines(columns: columns)
        }
        let count = max(0, rows - tableHeader - 1)
        let rest = Sentences.unlisted(sessions.count - count).cut(toColumns: columns)
        guard count > 0 else { return [rest] }
        return SessionListView(Array(sessions.prefix(count)), asked, style).lines(columns: columns) + [rest]
    }
}
