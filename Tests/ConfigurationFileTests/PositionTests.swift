import ConfigurationFile
import Settings
import Testing

@Suite struct `Positions in a settings file` {
    /// Each line: where a value begins, after its path.
    @Test func `are right for every way to write a table`() throws {
        let text = """
            # comment = 1
            top = 1
            [table]
              key = "text" # [not] = "a table"
            "quoted key".'dotted'.bare = true
            inline = { a = 1, b = { c = [ 2.5, "x" ] } }
            [[list]]
            a = 1
            [[list]]
            a = 2
              [list.sub]
              b = 3
              [[list.sub.deep]]
              c = 4
            [table.later]
            d = 1979-05-27 07:32:00
            """
        #expect(
            try places(in: text) == [
                "top 2:7", "table 3:2", "table.key 4:9", "table.quoted key 5:1",
                "table.quoted key.dotted 5:14",
                "table.quoted key.dotted.bare 5:30", "table.inline 6:10", "table.inline.a 6:16",
                "table.inline.b 6:23", "table.inline.b.c 6:29", "table.inline.b.c[0] 6:31",
                "table.inline.b.c[1] 6:36", "table.later 15:8", "table.later.d 16:5", "list 7:3",
                "list[0] 7:3",
                "list[0].a 8:5", "list[1] 9:3", "list[1].a 10:5", "list[1].sub 11:9", "list[1].sub.b 12:7",
                "list[1].sub.deep 13:14", "list[1].sub.deep[0] 13:14", "list[1].sub.deep[0].c 14:7",
            ])
    }

    @Test func `are right after strings and lists over many lines`() throws {
        let text =
            "a = \"\"\"\none \\\"\"\" = [\n  \\\n  two\"\"\"\"\"\nb = '''\n[x]\n'' '''\nc = [ # ]\n 1,\n\n 'y', ]\nd = 0x1F"
        #expect(try places(in: text) == ["a 1:5", "b 5:5", "c 8:5", "c[0] 9:2", "c[1] 11:2", "d 12:5"])
    }

    @Test func `count Unicode scalars, and neither a byte-order mark nor carriage returns confuse them`()
        throws
    {
        let text = "\u{FEFF}a = \"\u{E9}\u{1F511}\"\r\nb = [ \"\u{E9}\", 1 ]\r\n"
        #expect(try places(in: text) == ["a 1:5", "b 2:5", "b[0] 2:7", "b[1] 2:12"])
    }

    /// Every prefix, and every byte replaced: read, or refused, and the process lives.
    @Test func `survive any damage to the text`() {
        let texts = [
            "a.\"b\\n\" = [1, {c = '''x''', d = \"\"\"y\"\"\"}]\n[[t]] # z\nk = 1979-05-27 07:32:00\n",
            "[a . b]\nc = 0x1F\nd = +1_000.5e-3\nf = 07:32:00.25\ng = 1979-05-27T00:32:00-07:00\nh = [true, inf, -nan]",
        ]
        for text in texts.map({ Array($0.utf8) }) {
            #expect(throws: Never.self) { try ConfigurationFile.parse(text, file: "f") }
            for end in text.indices {
                _ = try? ConfigurationFile.parse(Array(text[..<end]), file: "f")
                for byte in Array("\"'[]{}=.,#\\\n\r\t\0 aeu0-+_:tZ@\u{80}".utf8) {
                    var damaged = text
                    damaged[end] = byte
                    _ = try? ConfigurationFile.parse(damaged, file: "f")
                }
            }
        }
    }
}

private func places(in text: String) throws -> [String] {
    try ConfigurationFile.parse(Array(text.utf8), file: "f").places(under: "")
}

extension SettingsTree {
    /// The path of each value in this one and where it begins, in the order of the tree.
    fileprivate func places(under path: String) -> [String] {
        switch self {
        case .table(let entries, _):
            entries.flatMap { $0.value.line(path.isEmpty ? $0.key : "\(path).\($0.key)") }
        case .array(let members, _):
            members.enumerated().flatMap { $1.line("\(path)[\($0)]") }
        default: []
        }
    }

    private func line(_ path: String) -> [String] {
        ["\(path) \(position.line):\(position.column)"] + places(under: path)
    }
}
