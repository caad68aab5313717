import Testing

@testable import sallyport

@Suite struct `Bytes that come in pieces` {
    @Test(arguments: 1...9)
    func `are the same lines in whatever pieces`(length: Int) {
        #expect(Self.lines(Array("one\n\ntwo\n{}\nthree".utf8), by: length) == ["one", "two", "{}", "three"])
    }

    @Test func `are no line if it is too long, and the next one is one again`() {
        let most = [UInt8](repeating: UInt8(ascii: "x"), count: LineSplitter.longest)
        for end in ["", "\n"] {
            let bytes =
                Array("a\n".utf8) + most + [UInt8(ascii: "x"), UInt8(ascii: "\n")] + Array("b\(end)".utf8)
            #expect(Self.lines(bytes, by: 65_536) == ["a", "b"])
        }
        #expect(Self.lines(most, by: 65_536).map(\.count) == [LineSplitter.longest])
    }

    private static func lines(_ bytes: [UInt8], by length: Int) -> [String] {
        var (splitter, lines) = (LineSplitter(), [String]())
        for start in stride(from: 0, to: bytes.count, by: length) {
            splitter.take(Array(bytes[start..<min(start + length, bytes.count)])) {
                lines.append(String(decoding: $0, as: UTF8.self))
            }
        }
        splitter.finish { lines.append(String(decoding: $0, as: UTF8.self)) }
        return lines
    }
}
