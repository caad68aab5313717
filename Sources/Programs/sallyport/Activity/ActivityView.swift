import Identity
import Systemd

/// Logins, prompts and refusals by day and by hour, drawn.
struct ActivityView {
    private static let blanks = 2

    private let report: ActivityReport
    private let style: Style
    private let width: Int
    private let isUTF8: Bool

    /// `width` is in characters; what it is too small for gets no bars.
    init(_ report: ActivityReport, _ style: Style, width: Int, isUTF8: Bool) {
        self.report = report
        self.style = style
        self.width = width
        self.isUTF8 = isUTF8
    }

    private struct Row {
        let label: String
        /// Logins, prompts and refusals.
        let numbers: [Int]
    }

    var lines: [String] {
        let days = report.days.map { day in
            Row(
                label: Sentences.label(of: day.day), numbers: [day.logins, day.prompts, day.refusals])
        }
        let hours = report.hours.map {
            Row(
                label: "\(Sentences.twoDigits($0.hour)):00", numbers: [$0.logins, $0.prompts, $0.refusals])
        }
        let totals = [report.totals.logins, report.totals.prompts, report.totals.refusals]
        return [Sentences.zones(report.zones).escapingControls, ""] + table("DAY", days, totals) + [""]
            + table("HOUR", hours, totals) + Sentences.refusedMost(report.refusedMost)
    }

    /// All bars of a table have one scale.
    private func table(_ name: String, _ rows: [Row], _ totals: [Int]) -> [String] {
        let headers = Sentences.activityHeaders
        let total = Row(label: Sentences.total, numbers: totals)
        let labelWidth = ([name, total.label] + rows.map(\.label)).map(\.count).max() ?? 0
        let numberWidths = totals.indices.map { max("\(totals[$0])".count, headers[$0].count) }
        let taken = labelWidth + numberWidths.reduce(0) { $0 + $1 + Self.blanks + 1 }
        let bar = Bar(
            most: rows.flatMap(\.numbers).max() ?? 0, width: max(0, (width - taken) / headers.count),
            isUTF8: isUTF8)
        let header = zip(headers, numberWidths).map { text, width in
            padded(text, width) + String(repeating: " ", count: bar.width + 1)
        }
        let gap = String(repeating: " ", count: Self.blanks)
        func line(_ label: String, _ cells: [String]) -> String {
            ([filled(label, labelWidth)] + cells).joined(separator: gap).withoutBlanksAtEnd
        }
        let body = rows.map { row in
            line(row.label, row.numbers.indices.map { cell(row.numbers[$0], numberWidths[$0], bar, $0) })
        }
        let empty = Bar(most: 0, width: bar.width, isUTF8: isUTF8)
        let end = line(
            total.label, totals.indices.map { cell(totals[$0], numberWidths[$0], empty, $0) })
        return [style.strong(line(name, header))] + body + [end]
    }

    private func cell(_ number: Int, _ width: Int, _ bar: Bar, _ column: Int) -> String {
        let text = bar.text(number)
        let paints: [(String) -> String] = [style.good, { $0 }, style.bad]
        let drawn = text.contains { $0 != " " } ? paints[column](text) : text
        return "\(padded("\(number)", width)) \(drawn)"
    }

    private func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private func filled(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

extension String {
    fileprivate var withoutBlanksAtEnd: String {
        String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
    }
}
