import Systemd
import Testing

@Suite struct `Escaping of controls` {
    @Test(arguments: [
        ("alice", "alice"), (#"CORP\alice"#, #"CORP\alice"#), ("größe 東京", "größe 東京"), ("", ""),
        ("a\nMESSAGE=b", #"a\u000AMESSAGE=b"#), ("\u{1B}[31m", #"\u001B[31m"#), ("\u{7F}", #"\u007F"#),
        ("\r\n", #"\u000D\u000A"#), ("\u{9B}2J", #"\u009B2J"#), ("\u{202E}txt", #"\u202Etxt"#),
        ("\u{2066}\u{2069}\u{61C}", #"\u2066\u2069\u061C"#), ("\u{2028}\u{2029}", #"\u2028\u2029"#),
        ("\0", #"\u0000"#),
    ])
    func `leaves text alone and names what steers`(text: String, escaped: String) {
        #expect(text.escapingControls == escaped)
    }

    @Test func `lets no control of any kind through`() {
        let controls = (0..<0x1_0000).compactMap(Unicode.Scalar.init).filter {
            $0.properties.generalCategory == .control || $0.properties.isBidiControl
        }
        #expect(controls.allSatisfy { String($0).escapingControls.utf8.count == 6 })
    }
}
