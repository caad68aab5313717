import ConfigurationFile
import Settings
import Testing

@Suite struct `Settings files with faults` {
    @Test(arguments: BadFile.all)
    func `are refused with the place and the reason of each`(file: BadFile) {
        let found = sentences(of: file.text)
        if file.sentences.count == 1, file.sentences[0].hasSuffix(":") {
            #expect(found.count == 1 && found[0].hasPrefix("f:\(file.sentences[0])"), "\(found)")
        } else {
            #expect(found == file.sentences.map { "f:\($0)" })
        }
    }

    @Test func `are many in the table above`() {
        #expect(BadFile.all.count >= 60)
    }

    @Test(arguments: [
        ("a = \"\\u0000\"", "f:1:6: a NUL character cannot stand in settings"),
        ("a = \"x\\U00000000\"", "f:1:7: a NUL character cannot stand in settings"),
        ("\"k\\u0000\" = 1", "f:1:3: a NUL character cannot stand in settings"),
        ("a = 1\nb\0 = 2", "f:2:2: a NUL character cannot stand in settings"),
        ("a = " + String(repeating: "[", count: 40), "f:1:37: nested deeper than any setting"),
    ])
    func `that would harm the parser never reach it`(text: String, sentence: String) {
        #expect(sentences(of: text) == [sentence])
    }

    @Test func `of a hundred thousand dots never reach the parser`() {
        let text = String(repeating: "a.", count: 100_000) + "a = 1"
        #expect(sentences(of: text) == ["f:1:65: nested deeper than any setting"])
    }

    @Test func `that are not UTF-8 are refused at the first wrong byte`() {
        #expect(throws: ConfigurationFileError.notUTF8(Position(file: "f", line: 2, column: 2))) {
            try ConfigurationFile.parse(Array("a = 1\n".utf8) + [0xC3, 0xA9, 0xFF, 0x0A], file: "f")
        }
    }
}

/// What is wrong with a file, or nothing.
private func sentences(of text: String) -> [String] {
    do {
        return Settings.judge([try ConfigurationFile.parse(Array(text.utf8), file: "f")]).faults.map(
            \.description)
    } catch {
        return ["\(error)"]
    }
}
