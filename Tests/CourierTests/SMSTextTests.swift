import Testing
import Wire

@testable import Courier

@Suite struct `The text of a short message` {
    @Test func `has the paragraphs and codes of a letter, each on its line, and not its facts`() throws {
        let letter = try SMSFixture.letter(
            .paragraph("Your code:"), .code("1234 5678"), .fact(label: "Host", value: "web1"),
            .paragraph("It is good\nfor 10 minutes."))
        let text = try SMSText(letter)
        #expect(text.description == "Your code:\n1234 5678\nIt is good\nfor 10 minutes.")
        #expect(text.codes == ["1234 5678"])
    }

    @Test(
        arguments: [
            (String(repeating: "x", count: 160), nil), (String(repeating: "x", count: 161), 161),
            (String(repeating: "[", count: 80), nil), (String(repeating: "[", count: 80) + "x", 161),
            ("a\nb", nil),
        ] as [(String, Int?)])
    func `is one segment, and is never cut`(text: String, characters: Int?) throws {
        let letter = try SMSFixture.letter(.paragraph(text))
        guard let characters else {
            #expect(try SMSText(letter).description == text)
            return
        }
        #expect(throws: SMSText.Unfit.tooLong(characters: characters)) { try SMSText(letter) }
    }

    @Test(arguments: ["\u{FC}", "\u{20AC}", "`", "\u{1F511}", "\u{3B1}"] as [Unicode.Scalar])
    func `is ASCII of the GSM alphabet`(scalar: Unicode.Scalar) throws {
        let letter = try SMSFixture.letter(.paragraph("a\(scalar)"))
        #expect(throws: SMSText.Unfit.notInAlphabet(scalar)) { try SMSText(letter) }
    }

    @Test func `may have every other character of ASCII`() throws {
        let all = String(String.UnicodeScalarView((0x20...0x7E).compactMap(Unicode.Scalar.init)))
            .replacing("`", with: "")
        #expect(try SMSText(SMSFixture.letter(.paragraph(all))).description == all)
    }

    @Test func `is not empty`() throws {
        let letter = try SMSFixture.letter(.fact(label: "Host", value: "web1"))
        #expect(throws: SMSText.Unfit.empty) { try SMSText(letter) }
    }
}
