import Identity
import Wire

/// A review as people read it: a line for each account, and one below for each thing to know of it.
struct ReviewView {
    private let review: Review
    private let today: CalendarDay
    private let style: Style

    init(_ review: Review, today: CalendarDay, _ style: Style) {
        self.review = review
        self.today = today
        self.style = style
    }

    var lines: [String] {
        table.flatMap { row, line in
            guard let row else { return [style.strong(line)] }
            let account = review.accounts[row]
            return [line] + Sentences.facts(of: account).map { "  - \($0)" }
                + account.weakSpots.map { style.bad("  ! \(Sentences.weakSpot($0, of: account))") }
        } + [""] + summary
    }

    /// The lines of the table, each with the number of its account.
    private var table: [(Int?, String)] {
        var table = Table(
            "USER", "METHODS", "LAST LOGIN", "LAST FACTOR", "DEVICES", "SESSIONS", "DORMANT")
        for account in review.accounts {
            table.add(
                account.report.user.description, Sentences.methods(of: account),
                account.report.lastLogin?.day ?? "-", account.report.lastProof?.day ?? "-",
                "\(account.report.devices.count)", account.sessions.map(String.init) ?? "?",
                Sentences.dormancy(of: account, at: review.taken))
        }
        let lines = table.lines { line, _ in line }
        return lines.enumerated().map { number, line in (number == 0 ? nil : number - 1, line) }
    }

    private var summary: [String] {
        [Sentences.attention(review)] + (review.sessionsUnknown.map { [Sentences.sessionsUnknown($0)] } ?? [])
            + [review.namesUnknown].compactMap(\.self)
            + [
                Sentences.enrolmentLine(review.enrolment, today: today),
                Sentences.rollOutLine(review.rollOut),
            ] + Sentences.notEnrolled(review.rollOut).map(Sentences.left)
    }
}
