import Identity

/// Logins and refusals by day as bars, in one drawing of SVG: two panels, so that nobody needs colours to tell them apart.
struct ActivityChart {
    private static let width = 760
    private static let height = 270
    /// Where the bars are: right of the numbers.
    private static let (left, right) = (46, 752)
    /// How many days are named below.
    private static let mostLabels = 6
    /// Of a bar, where there are few days; in hundredths.
    private static let widest = 4_000

    /// Day after day, the oldest first.
    private let days: [DayOfActivity]
    /// On which the records begin, if days that were wanted lie before it.
    private let begin: CalendarDay?

    init(_ days: [DayOfActivity], begin: CalendarDay? = nil) {
        self.days = days
        self.begin = begin
    }

    var lines: [String] {
        let summary = Sentences.activitySummary(days, begin: begin)
        guard !days.isEmpty else { return [HTMLText.element("p", summary)] }
        let panels = [
            panel(Sentences.loginsPanel, "logins", bottom: 112, days.map(\.logins)),
            panel(Sentences.refusalsPanel, "refusals", bottom: 240, days.map(\.refusals)),
        ]
        return ["<figure>", opening]
            + [
                "<title id=\"chart-title\">\(HTMLText.escaped(Sentences.activityHeading))</title>",
                "<desc id=\"chart-desc\">\(HTMLText.escaped(summary))</desc>",
            ] + panels.flatMap(\.self) + labels + [
                "</svg>", HTMLText.element("figcaption", summary), "</figure>",
            ]
    }

    private var opening: String {
        "<svg role=\"img\" aria-labelledby=\"chart-title chart-desc\" viewBox=\"0 0 \(Self.width) \(Self.height)\">"
    }

    /// One row of bars above the line at `bottom`.
    private func panel(_ name: String, _ kind: String, bottom: Int, _ counts: [Int]) -> [String] {
        let (rise, top) = (80, Self.top(of: counts))
        let grid = [0, top].flatMap { value in
            let y = value == 0 ? bottom : bottom - rise
            return [
                "<line x1=\"\(Self.left)\" y1=\"\(y)\" x2=\"\(Self.right)\" y2=\"\(y)\"/>",
                "<text class=\"number\" x=\"\(Self.left - 6)\" y=\"\(y + 4)\">\(value)</text>",
            ]
        }
        let bars = zip(days, counts).enumerated().compactMap { number, entry -> String? in
            let (day, count) = entry
            guard count > 0 else { return nil }
            // What happened once is seen, however much happened on other days.
            let length = max(2, Int(Double(rise) * Double(count) / Double(top)))
            return "<rect class=\"\(kind)\" x=\"\(Self.hundredths(place(number)))\" y=\"\(bottom - length)\""
                + " width=\"\(Self.hundredths(min(max(100, slot * 4 / 5), Self.widest)))\" height=\"\(length)\">"
                + HTMLText.element("title", "\(day.day): \(count)") + "</rect>"
        }
        return [
            "<text class=\"panel\" x=\"\(Self.left)\" y=\"\(bottom - rise - 12)\">\(HTMLText.escaped(name))</text>"
        ]
            + grid + bars
    }

    private var labels: [String] {
        let step = max(1, (days.count + Self.mostLabels - 1) / Self.mostLabels)
        return stride(from: 0, to: days.count, by: step).map { number in
            let x = Self.hundredths(place(number))
            return "<text class=\"day\" x=\"\(x)\" y=\"\(Self.height - 10)\">\(days[number].day)</text>"
        }
    }

    /// The width of a day, in hundredths, so that bars do not drift by rounding.
    private var slot: Int { (Self.right - Self.left) * 100 / max(days.count, 1) }

    /// The left edge of a day, in hundredths.
    private func place(_ number: Int) -> Int {
        Self.left * 100 + (Self.right - Self.left) * 100 * number / max(days.count, 1)
    }

    private static func hundredths(_ number: Int) -> String {
        "\(number / 100).\(number % 100 < 10 ? "0" : "")\(number % 100)"
    }

    /// The next round number (1, 2, 5, 10, 20, 50) that is no less than any of the counts.
    private static func top(of counts: [Int]) -> Int {
        let most = counts.max() ?? 0
        var unit = 1
        while unit < 1_000_000_000 {
            for step in [1, 2, 5] where step * unit >= most { return step * unit }
            unit *= 10
        }
        return max(most, 1)
    }
}
