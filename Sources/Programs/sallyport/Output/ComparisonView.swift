/// What other rules would change, as people read it: who is touched, then the sums.
struct ComparisonView {
    private let comparison: Comparison
    private let style: Style

    init(_ comparison: Comparison, _ style: Style) {
        self.comparison = comparison
        self.style = style
    }

    var lines: [String] {
        let changed = comparison.rows.filter(\.counts.isChanged)
        return (changed.isEmpty ? [] : table(changed) + [""]) + Sentences.totals(comparison)
    }

    private func table(_ rows: [Comparison.Row]) -> [String] {
        var table = Table(
            "USER", "SERVICE", "LOGINS", "ASKED THEN", "ASKED NOW", "NOT ASKED", "REFUSED THEN", "REFUSED NOW"
        )
        for row in rows {
            let counts = row.counts
            table.add(
                row.user ?? "-", row.service, "\(counts.logins)", "\(counts.askedThen)",
                "\(counts.askedNow)", "\(counts.notAskedNow)", "\(counts.refusedThen)", "\(counts.refusedNow)"
            )
        }
        return table.lines { line, row in
            guard let row else { return style.strong(line) }
            return rows[row].counts.refusedMore > 0 ? style.bad(line) : line
        }
    }
}
