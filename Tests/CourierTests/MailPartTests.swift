import Identity
import Testing
import Wire

@testable import Courier

@Suite struct `The parts of a mail` {
    @Test func `a terminal gets facts in columns and lines that fit`() throws {
        let words = String(repeating: "word ", count: 40)
        let letter = try Letter(
            subject: "x",
            blocks: [
                .paragraph(words), .fact(label: "Host", value: "web1"),
                .fact(label: "From where", value: "192.0.2.7"),
                .paragraph("one\ntwo\n\nthree"), .fact(label: "Time", value: "noon"),
            ])
        let text = TextPart.text(of: letter)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 72 && $0.last != " " })
        #expect(
            text.hasSuffix(
                "word\n\n    Host:       web1\n    From where: 192.0.2.7\n\none\ntwo\n\nthree\n\n    Time: noon\n"
            ))
    }

    @Test func `a label that is too long moves no other`() throws {
        let long = String(repeating: "l", count: 60)
        let letter = try Letter(
            subject: "x", blocks: [.fact(label: long, value: "v"), .fact(label: "Host", value: "web1")])
        #expect(TextPart.text(of: letter) == "    \(long): v\n    Host:                 web1\n")
    }

    @Test(arguments: 0..<100)
    func `a window gets no markup, and nothing to follow or to fetch, that we did not write`(seed: UInt64)
        throws
    {
        var letters = MessageLetters(seed: seed)
        let html = HTMLPart.text(of: try letters.letter())
        let known: Set = [
            "!DOCTYPE", "html", "head", "meta", "title", "body", "p", "br", "pre", "table", "tr", "th", "td",
        ]
        // By scalars: as a character, a bracket with a mark behind it would not be one.
        let scalars = Array(html.unicodeScalars)
        for (place, scalar) in scalars.enumerated() where scalar == "<" {
            let name = scalars[(place + 1)...].drop { $0 == "/" }.prefix {
                $0.properties.isAlphabetic || $0 == "!"
            }
            #expect(known.contains(String(String.UnicodeScalarView(name))))
        }
        for word in ["href", "src=", "url(", "http", "xmlns", "<a", "<img", "<link", "@import"] {
            #expect(!html.lowercased().contains(word))
        }
    }

    @Test func `a window gets what is to be read, escaped`() throws {
        let letter = try Letter(
            subject: "<x>",
            blocks: [.paragraph("a & b\n\"c\" <\u{301}script>"), .fact(label: "'k'", value: "<v>")])
        let html = HTMLPart.text(of: letter)
        #expect(html.contains("<title>&lt;x&gt;</title>"))
        #expect(html.contains("<p>a &amp; b<br>\n&quot;c&quot; &lt;\u{301}script&gt;</p>"))
        #expect(html.contains(">&#39;k&#39;</th>") && html.contains(">&lt;v&gt;</td>"))
        #expect(html.contains("<html lang=\"en\">") && html.hasPrefix("<!DOCTYPE html>\n"))
    }

    @Test(arguments: [
        ("", ""), ("a", "a"), ("a ", "a=20"), ("=", "=3D"), (".a\nFrom b\nb.", "=2Ea\r\n=46rom b\r\nb."),
        ("é", "=C3=A9"),
        ("\t", "=09"),
        (String(repeating: "x", count: 76), String(repeating: "x", count: 76)),
        (String(repeating: "x", count: 77), String(repeating: "x", count: 75) + "=\r\nxx"),
        (String(repeating: "x", count: 75) + ".", String(repeating: "x", count: 75) + "."),
        (String(repeating: "x", count: 75) + ".y", String(repeating: "x", count: 75) + "=\r\n=2Ey"),
        (String(repeating: "x", count: 75) + " ", String(repeating: "x", count: 75) + "=\r\n=20"),
    ])
    func `quoted-printable is`(text: String, encoded: String) {
        #expect(QuotedPrintable.encoded(text) == encoded)
    }

    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("\u{3FF}?", "z78/"),
    ])
    func `Base64 is`(text: String, encoded: String) {
        #expect(Base64.text(of: Array(text.utf8)) == encoded)
    }
}
