import Systemd

/// Rows of text that line up under a header.
struct Table {
    private let header: [String]
    private var rows: [[String]] = []

    init(_ header: String...) {
        self.header = header
    }

    /// Adds a row with a cell for each column; controls in it are escaped.
    mutating func add(_ cells: String...) {
        precondition(cells.count == header.count)
        rows.append(cells.map { $0.escapingControls.shown() })
    }

    /// The header and the rows, without blanks at the ends.
    ///
    /// `paint` colours a whole line that is complete; the number is the row's, or nil for the header.
    func lines(_ paint: (String, Int?) -> String) -> [String] {
        let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
        let body = rows.enumerated().map { number, row in paint(Self.line(row, widths), number) }
        return [paint(Self.line(header, widths), nil)] + body
    }

    private static func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(cells, widths).map { cell, width in
            cell + String(repeating: " ", count: max(0, width - cell.count))
        }
        return padded.joined(separator: "  ").withoutBlanksAtEnd
    }
}
