import FoundationEssentials

/// The table of `docs/attacks.md`, between two marks; everything else there is written by hand.
struct AttackDocument {
    /// Set to anything, it has the tests write the table anew instead of comparing it.
    static let variable = "SALLYPORT_REWRITE_SNAPSHOTS"
    private static let path =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/docs/attacks.md"
    private static let opening = "<!-- table: written by AttackSimulationTests -->\n"
    private static let closing = "<!-- end of table -->\n"

    private let before: Substring
    let table: Substring
    private let after: Substring

    init() throws {
        let text = try String(contentsOf: URL(filePath: Self.path), encoding: .utf8)
        guard let opening = text.firstRange(of: Self.opening),
            let closing = text.firstRange(of: Self.closing), opening.upperBound <= closing.lowerBound
        else { throw MarksMissing() }
        before = text[..<opening.upperBound]
        table = text[opening.upperBound..<closing.lowerBound]
        after = text[closing.lowerBound...]
    }

    static var isToBeRewritten: Bool { ProcessInfo.processInfo.environment[variable] != nil }

    static func table(_ rows: [[String]]) -> String {
        rows.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }

    func rewrite(_ table: String) throws {
        try (before + table + after).write(to: URL(filePath: Self.path), atomically: true, encoding: .utf8)
    }

    private struct MarksMissing: Error {}
}
