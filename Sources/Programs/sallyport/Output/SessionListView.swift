import Identity
import Systemd
import Wire

/// Login sessions, one in a line.
struct SessionListView {
    private let sessions: [SessionReport]
    private let asked: AskedSessions
    private let style: Style

    init(_ sessions: [SessionReport], _ asked: AskedSessions, _ style: Style) {
        self.sessions = sessions
        self.asked = asked
        self.style = style
    }

    var lines: [String] { lines(columns: .max) }

    /// The same, as much of each line as fits into so many columns.
    func lines(columns: Int) -> [String] {
        guard !sessions.isEmpty else { return [Sentences.noSessions(of: asked.user).cut(toColumns: columns)] }
        var table = Table("ID", "USER", "TERMINAL", "SINCE", "LAST INPUT", "FROM", "FACTOR", "ENDS")
        for session in sessions {
            table.add(
                "\(session.id)", session.user.description,
                Sentences.terminal(of: session, ownTerminal: asked.ownTerminal), session.opened.minute,
                session.lastInput?.minute ?? "-", session.from ?? "-", session.factor,
                Sentences.end(of: session))
        }
        return table.lines { line, row in
            let line = line.cut(toColumns: columns)
            return row == nil ? style.strong(line) : line
        }
    }
}
