import Systemd

/// Records of comma-separated values (RFC 4180), which a spreadsheet opens without working anything out.
enum CSVText {
    /// A line without the line feed at its end, which whoever writes lines adds to the carriage return.
    static func record(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r"
    }

    /// Quoted where RFC 4180 section 2 demands it.
    ///
    /// What a spreadsheet would take for a formula gets an apostrophe before it.
    static func cell(_ text: String) -> String {
        let plain = text.escapingControls
        let safe = plain.first.map { formulaStarts.contains($0) } ?? false ? "'\(plain)" : plain
        guard safe.contains(where: { $0 == "," || $0 == "\"" }) else { return safe }
        return
            "\"\(safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
    }

    private static let formulaStarts: Set<Character> = ["=", "+", "-", "@"]
}
