import Systemd

/// Records of comma-separated values (RFC 4180), which a spreadsheet opens without working anything out.
///
/// Letters are judged one by one, as whoever reads the file does: a mark behind one makes a single `Character` of both.
enum CSVText {
    /// A line without the line feed at its end, which whoever writes lines adds to the carriage return.
    static func record(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r"
    }

    /// Always in quotation marks (RFC 4180 section 2): so nobody has to know which letters demand them.
    ///
    /// What a spreadsheet would take for a formula gets an apostrophe before it.
    static func cell(_ text: String) -> String {
        let plain = text.escapingControls.unicodeScalars
        var cell = "\"".unicodeScalars
        if let first = plain.first(where: { !$0.properties.isWhitespace }), formulaStarts.contains(first) {
            cell.append("'")
        }
        for scalar in plain {
            if scalar == "\"" { cell.append(scalar) }
            cell.append(scalar)
        }
        cell.append("\"")
        return String(cell)
    }

    /// With their wide forms, which some take for the same.
    private static let formulaStarts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
}
