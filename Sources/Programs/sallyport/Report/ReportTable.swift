import Identity
import Wire

/// The accounts of a review as a table of HTML; its header stands on each page that is printed.
struct ReportTable {
    private let review: Review

    init(_ review: Review) {
        self.review = review
    }

    var lines: [String] {
        let header = Sentences.reportColumns.map { "<th scope=\"col\">\(HTMLText.escaped($0))</th>" }
        return ["<table>", HTMLText.element("caption", Sentences.tableCaption), "<thead>"]
            + ["<tr>\(header.joined())</tr>", "</thead>", "<tbody>"] + review.accounts.map(row)
            + ["</tbody>", "</table>"]
    }

    private func row(_ account: ReviewedAccount) -> String {
        let report = account.report
        let cells = [
            "\(report.uid)", account.hasRecord ? Sentences.state(report.state) : Sentences.noRecord,
            Sentences.methods(of: account), "\(report.recoveryCodes)", report.lastLogin?.day ?? "-",
            report.lastProof?.day ?? "-", "\(report.devices.count)", account.sessions.map(String.init) ?? "?",
            Sentences.dormancy(of: account, at: review.taken),
        ]
        let name = "<th scope=\"row\">\(HTMLText.escaped(report.user.description))</th>"
        return
            "<tr>\(name)\(cells.map { HTMLText.element("td", $0) }.joined())<td>\(notes(on: account))</td></tr>"
    }

    /// Weak spots stand out by their mark as well, for paper without colours.
    private func notes(on account: ReviewedAccount) -> String {
        let reason = [account.report.lock?.reason].compactMap(\.self).filter { !$0.isEmpty }
        let facts = Sentences.facts(of: account) + reason.map(Sentences.lockReason)
        let weak = account.weakSpots.map {
            "<li class=\"weak\">\(HTMLText.escaped(Sentences.weakSpot($0, of: account)))</li>"
        }
        let items = weak + facts.map { HTMLText.element("li", $0) }
        return items.isEmpty ? "" : "<ul>\(items.joined())</ul>"
    }
}
