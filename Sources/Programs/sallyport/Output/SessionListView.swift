import Identity
import Systemd
import Wire

/// Login sessions, one in a line.
struct SessionListView {
    private let sessions: [SessionReport]
    private let style: Style

    init(_ sessions: [SessionReport], _ style: Style) {
        self.sessions = sessions
        self.style = style
    }

    var lines: [String] { lines(columns: .max) }

    /// The same, as much of each line as fits into so many columns.
    func lines(columns: Int) -> [String] {
        guard !sessions.isEmpty else { return [Sentences.noSessions.cut(toColumns: columns)] }
        var table = Table("ID", "USER", "SINCE", "LAST INPUT", "FROM", "FACTOR", "ENDS")
        for session in sessions {
            table.add(
                "\(session.id)", session.user.description, session.opened.minute,
                session.lastInput?.minute ?? "-", Sentences.place(of: session), session.factor,
                Sentences.end(of: session))
        }
        return table.lines { line, row in
            let line = line.cut(toColumns: columns)
            return row == nil ? style.strong(line) : line
        }
    }
}
