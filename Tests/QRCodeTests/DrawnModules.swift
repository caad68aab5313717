/// A drawing, taken apart into modules: what a camera sees of the terminal.
struct DrawnModules {
    let lines: [Substring]
    /// Whether a module is dark on the screen, by row and column, with the quiet zone.
    let isDark: [[Bool]]

    /// - Returns: nil for a drawing with any other character, or with lines of different lengths.
    init?(_ drawing: String, onLightTerminal isLight: Bool) {
        guard drawing.hasSuffix("\n") else { return nil }
        lines = drawing.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
        var rows: [[Bool]] = []
        for line in lines {
            let halves = line.compactMap { Self.blocks[$0] }
            guard halves.count == lines[0].count, halves.count == line.count else { return nil }
            // A block has the foreground's colour, which is dark on a light terminal.
            rows.append(halves.map { $0.upper == isLight })
            rows.append(halves.map { $0.lower == isLight })
        }
        isDark = rows
    }

    private static let blocks: [Character: (upper: Bool, lower: Bool)] = [
        "█": (true, true), "▀": (true, false), "▄": (false, true), " ": (false, false),
    ]

    /// Columns of the quiet zone on the left.
    var quietZone: Int { isDark.compactMap { $0.firstIndex(of: true) }.min() ?? 0 }

    /// The modules without the quiet zone: a square.
    var symbol: [[Bool]] {
        let margin = quietZone
        let width = (isDark.first?.count ?? 0) - 2 * margin
        return isDark.dropFirst(margin).prefix(width).map { Array($0.dropFirst(margin).prefix(width)) }
    }
}
