import Testing
import Wire

@Suite struct `A letter's text` {
    private static let good = Letter.Block.code("12")

    @Test(arguments: [
        "", String(repeating: "s", count: 121), String(repeating: "ü", count: 61), "a\nb", "a\rb",
        "a\r\nBcc: b",
        "a\0", "a\u{1B}[2J", "a\u{85}", "a\u{9B}b", "a\u{202E}b", "a\u{2028}b", "a\u{200B}b", "a\u{E000}",
    ])
    func `is one printable line where it is a subject, a code or a fact`(text: String) throws {
        #expect(throws: WireError.field(5)) { try Letter(subject: text, blocks: [Self.good]) }
        for block in [.fact(label: text, value: "v"), .fact(label: "l", value: text), .code(text)]
            as [Letter.Block]
        where text.utf8.count < 100 {
            #expect(throws: WireError.field(6)) { try Letter(subject: "S", blocks: [block]) }
        }
    }

    @Test(arguments: [
        "a\rb", "a\r\nb", "\0", "a\u{1B}b", "a\u{2029}b", "", String(repeating: "x", count: 4_097),
    ])
    func `has nothing but line breaks beside it in a paragraph`(text: String) {
        #expect(throws: WireError.field(6)) { try Letter(subject: "S", blocks: [.paragraph(text)]) }
    }

    @Test(arguments: ["a", "a\nb", "Grüße an alle", "a\n\nb\n", "漢字", String(repeating: "x", count: 4_096)])
    func `is what people write`(text: String) throws {
        #expect(try Letter(subject: "S", blocks: [.paragraph(text)]).blocks == [.paragraph(text)])
    }

    @Test func `has its bounds`() throws {
        #expect(throws: WireError.field(6)) { try Letter(subject: "S", blocks: []) }
        let most = [Letter.Block](repeating: Self.good, count: Letter.mostBlocks)
        #expect(try Letter(subject: "S", blocks: most).blocks.count == 24)
        #expect(throws: WireError.field(6)) { try Letter(subject: "S", blocks: most + [Self.good]) }
        for block in [
            .code(String(repeating: "1", count: 33)),
            .fact(label: String(repeating: "l", count: 301), value: "v"),
            .fact(label: "l", value: String(repeating: "v", count: 301)),
        ] as [Letter.Block] {
            #expect(throws: WireError.field(6)) { try Letter(subject: "S", blocks: [block]) }
        }
    }
}
