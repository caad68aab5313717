import Systemd

/// Logins, prompts and refusals by day and by hour, drawn.
struct ActivityView {
    private let report: ActivityReport
    private let style: Style
    private let width: Int
    private let isUTF8: Bool

    /// `width` is in characters.
    init(_ report: ActivityReport, _ style: Style, width: Int, isUTF8: Bool) {
        self.report = report
        self.style = style
        self.width = width
        self.isUTF8 = isUTF8
    }

    var lines: [String] {
        guard !report.days.isEmpty else { return [Sentences.nothingRecorded] }
        return [Sentences.zones(report.zones).escapingControls]
            + [report.begin.map(Sentences.recordsBegin)].compactMap(\.self) + [""]
            + table("DAY", days).lines + [""] + table("HOUR", hours).lines
            + Sentences.refusedMost(report.refusedMost)
    }

    private var days: [ActivityTable.Row] {
        report.days.map {
            .init(label: Sentences.label(of: $0.day), numbers: [$0.logins, $0.prompts, $0.refusals])
        }
    }

    private var hours: [ActivityTable.Row] {
        report.hours.map {
            .init(label: Sentences.label(ofHour: $0.hour), numbers: [$0.logins, $0.prompts, $0.refusals])
        }
    }

    private func table(_ title: String, _ rows: [ActivityTable.Row]) -> ActivityTable {
        let totals = report.totals
        return ActivityTable(
            title, rows, [totals.logins, totals.prompts, totals.refusals], style, width: width,
            isUTF8: isUTF8)
    }
}
