import Settings
import Testing

@Suite struct `Terminals in rules` {
    @Test(arguments: [
        ("tty1", "tty1", true), ("tty1", "tty10", false), ("tty1", nil, false), ("pts/*", "pts/0", true),
        ("pts/*", "pts/", true), ("pts/*", "pts", false), ("pts/*", nil, false), ("*", "ssh", true),
        ("*", nil, false), ("none", nil, true), ("none", "none", false), ("none", "ssh", false),
        ("none*", "none", true), ("none*", nil, false), ("ssh", "ssh", true), ("ssh", "SSH", false),
        ("tty[1]", "tty[1]", true), ("tty?", "tty1", false), ("pts/*", "/dev/pts/0", false),
    ])
    func `match by name, or by how it begins`(pattern: String, terminal: String?, isMatched: Bool) throws {
        let read = try TerminalPattern(pattern)
        #expect(read.matches(terminal) == isMatched)
        #expect(read.description == pattern)
    }

    @Test(
        arguments: [
            ("", .form), ("tty 1", .form), ("tty\t1", .form), ("t\u{E9}", .form),
            (String(repeating: "x", count: 65), .form), ("/dev/tty1", .path("tty1")),
            ("/dev/pts/*", .path("pts/*")), ("/dev/", .path(nil)), ("/tmp/x", .path(nil)),
            ("pts/*/", .asterisk),
            ("*pts", .asterisk), ("**", .asterisk),
        ] as [(String, TerminalPattern.Mistake)])
    func `are nothing else`(text: String, mistake: TerminalPattern.Mistake) {
        #expect(throws: mistake) { try TerminalPattern(text) }
    }

    @Test func `may be as long as any`() throws {
        let longest = String(repeating: "x", count: 64)
        #expect(try TerminalPattern(longest).matches(longest))
    }

    /// Each pattern has a terminal here that no narrower one has.
    @Test func `cover each other where every terminal is in`() throws {
        let patterns = try ["none", "*", "t*", "tty*", "tty1", "tty1*", "pts/*", "pts/0", "ssh"].map {
            try TerminalPattern($0)
        }
        let terminals: [String?] = [
            nil, "z", "t", "tty", "tty1", "tty1x", "ttyS0", "pts/", "pts/0", "pts/1", "ssh",
        ]
        for wide in patterns {
            for narrow in patterns {
                let isCovered = terminals.allSatisfy { !narrow.matches($0) || wide.matches($0) }
                #expect(wide.covers(narrow) == isCovered, "\(wide), \(narrow)")
            }
        }
    }
}
