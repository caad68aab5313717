import Identity
import Wire

/// One account, as people read it.
struct UserView {
    private let user: UserReport
    private let style: Style

    init(_ user: UserReport, _ style: Style) {
        self.user = user
        self.style = style
    }

    var lines: [String] {
        [heading] + details.map { "  " + $0 } + factorLines
    }

    private var heading: String {
        let state =
            Self.isGood(user.state)
            ? style.good(Sentences.state(user.state)) : style.bad(Sentences.state(user.state))
        return "\(style.strong(user.user.description)) (uid \(user.uid)): \(state)"
    }

    private var details: [String] {
        var details: [String] = []
        if let lock = user.lock { details.append(Sentences.lock(lock)) }
        if let damage = user.damage { details.append(Sentences.damage(damage)) }
        if user.failures > 0 { details.append(Sentences.failures(user.failures, of: user.mostFailures)) }
        if user.state != .notEnrolled { details.append(Sentences.lastProof(user.lastProof)) }
        return details
    }

    private var factorLines: [String] {
        guard !user.factors.isEmpty else { return [] }
        var table = Table("ID", "NAME", "KIND", "SINCE", "LAST USED")
        for factor in user.factors {
            table.add(
                "\(factor.id)", factor.name, Sentences.kind(of: factor), "\(factor.created)",
                factor.lastUsed?.description ?? "-")
        }
        return table.lines { line, row in "  " + (row == nil ? style.strong(line) : line) }
    }

    static func isGood(_ state: UserReport.State) -> Bool { state == .enrolled }
}
