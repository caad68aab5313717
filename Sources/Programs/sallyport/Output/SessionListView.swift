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

    var lines: [String] {
        guard !sessions.isEmpty else { return [Sentences.noSessions] }
        var table = Table("ID", "USER", "SINCE", "LAST INPUT", "FROM", "FACTOR", "ENDS")
        for session in sessions {
            table.add(
                "\(session.id)", session.user.description, session.opened.minute,
                session.lastInput?.minute ?? "-", Sentences.place(of: session), session.factor,
                Sentences.end(of: session))
        }
        return table.lines { line, row in row == nil ? style.strong(line) : line }
    }
}
