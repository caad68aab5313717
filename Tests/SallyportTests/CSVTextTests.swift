import Testing

@testable import sallyport

@Suite struct `A cell of comma-separated values` {
    @Test(
        arguments: [
            ("plain", "plain"), ("a,b", "a,b"), ("a\"b", "a\"\"b"), ("=1+1", "'=1+1"), ("+49", "'+49"),
            ("-1", "'-1"), ("@x", "'@x"), ("a=b", "a=b"), ("a\r\nb", "a\\u000D\\u000Ab"),
            ("\t=1", "\\u0009=1"), ("", ""), (" =1", "' =1"), ("\u{FF1D}1", "'\u{FF1D}1"),
            ("=\u{301}1", "'=\u{301}1"), ("\"\u{301},=1", "\"\"\u{301},=1"),
        ])
    func `is quoted as RFC 4180 says, and defuses formulas`(text: String, inside: String) {
        #expect(CSVText.cell(text).utf8.elementsEqual("\"\(inside)\"".utf8))
    }

    /// A mark behind a letter makes one `Character` of both, and none for whoever reads the file.
    private static let pieces = [
        "\"", ",", "=", "+", "-", "@", "'", "a", " ", "\n", "\u{301}", "\u{200D}", "\u{FE0F}",
    ]

    private static var texts: [String] {
        let pairs = pieces.flatMap { first in pieces.map { first + $0 } }
        return [""] + pieces + pairs + pairs.flatMap { pair in pieces.map { pair + $0 } }
    }

    @Test func `holds together whatever stands in it`() {
        for text in Self.texts {
            let scalars = CSVText.cell(text).unicodeScalars
            #expect(scalars.first == "\"" && scalars.last == "\"" && scalars.count >= 2)
            let inside = scalars.dropFirst().dropLast()
            let runs = inside.split { $0 != "\"" }.map(\.count)
            #expect(runs.allSatisfy { $0.isMultiple(of: 2) })
            let first = inside.first { !$0.properties.isWhitespace }
            #expect(first.map { !"=+-@".unicodeScalars.contains($0) } ?? true)
        }
    }
}
