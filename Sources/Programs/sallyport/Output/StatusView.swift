import Identity
import Systemd
import Wire

/// How the daemon is, as people read it.
struct StatusView {
    private let status: GetStatusReply
    private let rollOut: RollOut
    private let today: CalendarDay
    private let style: Style

    init(_ answer: StatusAnswer, today: CalendarDay, _ style: Style) {
        status = answer.status
        rollOut = answer.rollOut
        self.today = today
        self.style = style
    }

    var lines: [String] {
        let width = rows.map(\.name.count).max() ?? 0
        return rows.map { row in
            let name = String(repeating: " ", count: width - row.name.count) + row.name
            let text = row.text.escapingControls
            return "\(style.strong(name)): \(row.isProblem ? style.bad(text) : text)"
        }
    }

    private struct Row {
        let name: String
        let text: String
        var isProblem = false
    }

    private var rows: [Row] { daemonRows + enrolmentRows }

    private var enrolmentRows: [Row] {
        let row = Row(name: "enrolment", text: Sentences.enrolment(status.enrolment, today: today))
        let missing = Sentences.notEnrolled(rollOut).map { Row(name: "without", text: $0) }
        return [row, Row(name: "roll-out", text: Sentences.rollOut(rollOut))] + missing
    }

    private var daemonRows: [Row] {
        [
            Row(name: "sallyportd", text: "\(status.version), pid \(status.pid)"),
            Row(name: "ready since", text: "\(status.ready)"),
            Row(name: "settings", text: Sentences.settings(status.settings)),
        ]
            + [status.settings.problem].compactMap(\.self).map {
                Row(name: "reload", text: $0, isProblem: true)
            }
            + [status.settings.trial].compactMap(\.self).map {
                Row(name: "trial", text: Sentences.trial($0), isProblem: true)
            }
            + status.settings.warnings.map { Row(name: "warning", text: $0, isProblem: true) } + [
                Row(
                    name: "store", text: Sentences.store(status.store), isProblem: status.store.problem != nil
                ),
                Row(name: "clock", text: Sentences.clock(status.clock), isProblem: status.clock.doubted),
                Row(
                    name: "journal", text: Sentences.journal(status.journal),
                    isProblem: status.journal.lost > 0),
                Row(name: "open", text: Sentences.open(status)),
                Row(name: "keys", text: status.keys.joined(separator: ", ")),
                Row(
                    name: "memory", text: Sentences.memory(status.memoryLocked),
                    isProblem: !status.memoryLocked),
            ]
    }
}
