import Identity
import Wire

/// Many accounts, as people read them: one a line.
struct UserListView {
    private let users: [UserReport]
    private let style: Style

    init(_ users: [UserReport], _ style: Style) {
        self.users = users
        self.style = style
    }

    var lines: [String] {
        var table = Table(
            "USER", "UID", "STATE", "FACTORS", "CONTACTS", "CODES", "PASS", "FAILURES", "LAST PROVEN")
        for user in users {
            table.add(
                user.user.description, "\(user.uid)", Sentences.state(user.state), "\(user.factors.count)",
                Sentences.channels(user.contacts), "\(user.recoveryCodes)",
                user.pass.map { "until \($0.expires)" } ?? "-", "\(user.failures)",
                user.lastProof?.description ?? "-")
        }
        return table.lines { line, row in
            guard let row else { return style.strong(line) }
            return [.enrolled, .notEnrolled].contains(users[row].state) ? line : style.bad(line)
        }
    }
}
