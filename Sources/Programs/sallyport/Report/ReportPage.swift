import Identity
import Wire

/// A report as one page of HTML that asks nobody for anything: no script, no link, nothing to fetch.
struct ReportPage {
    private static let policy = "default-src 'none'; style-src 'unsafe-inline'"

    private let report: Report
    private var review: Review { report.review }

    init(_ report: Report) {
        self.report = report
    }

    var lines: [String] {
        head + ["<body>", "<header>", HTMLText.element("h1", Sentences.reportTitle(report.host))]
            + HTMLText.terms(facts) + ["</header>", "<main>"]
            + section(Sentences.attentionHeading, attention) + section(Sentences.rollOutHeading, rollOut)
            + section(Sentences.activityHeading, activity)
            + section(Sentences.accountsHeading, kind: "accounts", ReportTable(review).lines)
            + section(Sentences.settingsHeading, HTMLText.terms(Sentences.settings(report.status)))
            + ["</main>", "</body>", "</html>"]
    }

    private var head: [String] {
        [
            "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"\(Self.policy)\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            "<meta name=\"color-scheme\" content=\"light dark\">",
            "<meta name=\"referrer\" content=\"no-referrer\">",
            HTMLText.element("title", "\(Sentences.reportTitle(report.host)), \(report.today)"),
            "<style>\n\(ReportStyleText.sheet)</style>", "</head>",
        ]
    }

    private func section(_ heading: String, kind: String? = nil, _ lines: [String]) -> [String] {
        [kind.map { "<section class=\"\($0)\">" } ?? "<section>", HTMLText.element("h2", heading)] + lines + [
            "</section>"
        ]
    }

    private var facts: [(term: String, text: String)] {
        [
            (Sentences.hostTerm, report.host), (Sentences.takenTerm, review.taken.description),
            (Sentences.authorTerm, report.author), (Sentences.versionTerm, report.status.version),
        ]
    }

    /// What is weak, and how often.
    private var attention: [String] {
        let counts = WeakSpot.allCases.map { spot in
            (spot, review.accounts.count { $0.weakSpots.contains(spot) })
        }.filter { $0.1 > 0 }
        let items = counts.map { HTMLText.element("li", Sentences.weakSpots($0, count: $1)) }
        let unknown = [review.sessionsUnknown.map(Sentences.sessionsUnknown), review.namesUnknown]
            .compactMap { $0.map { HTMLText.element("p", $0) } }
        return [HTMLText.element("p", Sentences.attention(review))]
            + (items.isEmpty ? [] : ["<ul>"] + items + ["</ul>"]) + unknown
    }

    private var rollOut: [String] {
        [
            HTMLText.element("p", Sentences.enrolmentLine(review.enrolment, today: report.today)),
            HTMLText.element("p", Sentences.rollOutLine(review.rollOut)),
        ]
    }

    private var activity: [String] {
        switch report.activity {
        case .success(let recorded): ActivityChart(recorded.days, begin: recorded.begin).lines
        case .failure(let failure): [HTMLText.element("p", Sentences.noActivity(failure.sentence))]
        }
    }
}
