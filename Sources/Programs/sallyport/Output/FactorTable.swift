import Identity
import Wire

/// The factors of one account, one a line.
struct FactorTable {
    private let factors: [FactorReport]
    private let style: Style

    init(_ factors: [FactorReport], _ style: Style) {
        self.factors = factors
        self.style = style
    }

    var lines: [String] {
        var table = Table("ID", "NAME", "KIND", "SINCE", "LAST USED")
        for factor in factors {
            table.add(
                "\(factor.id)", factor.name, Sentences.kind(of: factor), factor.created.day,
                factor.lastUsed?.minute ?? "-")
        }
        return table.lines { line, row in row == nil ? style.strong(line) : line }
    }
}
