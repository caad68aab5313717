import Identity
import Testing

@Suite struct `Printable ASCII` {
    @Test func `is what C says it is, byte by byte`() {
        #expect((0...255).filter { UInt8($0).isPrintableASCII } == Array(32...126))
        #expect((0...255).filter { UInt8($0).isGraphicASCII } == Array(33...126))
    }

    @Test(arguments: [
        ("", true, true), ("a b", true, false), ("~!", true, true), ("\u{7F}", false, false),
        ("\t", false, false), ("é", false, false), ("a\u{301}", false, false), ("\r\n", false, false),
    ])
    func `is a text if all of it is`(text: String, isPrintable: Bool, isGraphic: Bool) {
        #expect(text.isPrintableASCII == isPrintable && text.isGraphicASCII == isGraphic)
        #expect(text.unicodeScalars.allSatisfy(\.isPrintableASCII) == isPrintable)
        #expect(text.unicodeScalars.allSatisfy(\.isGraphicASCII) == isGraphic)
    }
}
