/// Rows of three numbers with a bar each; all bars have one scale.
struct ActivityTable {
    private static let gap = "  "

    private let headers = Sentences.activityHeaders
    private let total: Row
    private let rows: [Row]
    private let title: String
    private let style: Style
    private let labelWidth: Int
    private let numberWidths: [Int]
    private let bar: Bar

    struct Row {
        let label: String
        /// Logins, prompts and refusals.
        let numbers: [Int]
    }

    /// `width` is in characters; what it is too small for gets no bars.
    init(_ title: String, _ rows: [Row], _ totals: [Int], _ style: Style, width: Int, isUTF8: Bool) {
        total = Row(label: Sentences.total, numbers: totals)
        (self.title, self.rows, self.style) = (title, rows, style)
        labelWidth = ([title, total.label] + rows.map(\.label)).map(\.count).max() ?? 0
        numberWidths = zip(totals, headers).map { max("\($0)".count, $1.count) }
        let taken = numberWidths.reduce(labelWidth) { $0 + Self.gap.count + $1 + 1 }
        bar = Bar(
            most: rows.flatMap(\.numbers).max() ?? 0, width: max(0, (width - taken) / headers.count),
            isUTF8: isUTF8)
    }

    var lines: [String] {
        let blank = String(repeating: " ", count: bar.width)
        let header = headers.indices.map { "\(padded(headers[$0], $0)) \(blank)" }
        let sums = total.numbers.indices.map { "\(padded("\(total.numbers[$0])", $0)) \(blank)" }
        let body = rows.map { row in line(row.label, row.numbers.indices.map { cell(row.numbers[$0], $0) }) }
        return [style.strong(line(title, header))] + body + [line(total.label, sums)]
    }

    private func line(_ label: String, _ cells: [String]) -> String {
        let filled = label + String(repeating: " ", count: labelWidth - label.count)
        return ([filled] + cells).joined(separator: Self.gap).withoutBlanksAtEnd
    }

    private func cell(_ number: Int, _ column: Int) -> String {
        let drawn = bar.text(number)
        let paints: [(String) -> String] = [style.good, { $0 }, style.bad]
        return "\(padded("\(number)", column)) \(number > 0 ? paints[column](drawn) : drawn)"
    }

    private func padded(_ text: String, _ column: Int) -> String {
        String(repeating: " ", count: max(0, numberWidths[column] - text.count)) + text
    }
}
