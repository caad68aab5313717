import Identity
import Wire

/// What policy asks of one account, one service a line.
struct PolicyTable {
    private let policy: [ServicePolicy]
    private let style: Style

    init(_ policy: [ServicePolicy], _ style: Style) {
        self.policy = policy
        self.style = style
    }

    var lines: [String] {
        var table = Table("SERVICE", "A LOGIN THERE", "BECAUSE OF")
        for entry in policy {
            table.add("\(entry.service)", Sentences.decision(entry.decision), entry.reason)
        }
        return table.lines { line, row in
            guard let row else { return style.strong(line) }
            return policy[row].decision == .refused ? style.bad(line) : line
        }
    }
}
