import Identity
import Settings
import Wire

@testable import Courier

/// Letters of all kinds, by a seed.
struct MessageLetters: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    /// The generator of Steele, Lea and Flood (SplitMix64).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    private static let pieces = [
        "a", "word", " ", "  ", ".", "=", "=?", "?=", "From ", "--", "=_", "<b>", "&amp;", "\"", "'", "é",
        "ß", "日本語", "😀",
        "e\u{301}", "\u{301}", "שלום", "://", "1234", "<", ">", "\\", ",", ";", "@", "x", "=\u{301}",
        "<\u{301}",
        "ein-sehr-langes-wort-ohne-jede-luecke-das-ueber-jede-zeile-hinausgeht-und-noch-etwas-weiter",
    ]

    mutating func text(atMost longest: Int, breaking: Bool = false) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...40, using: &self) {
            let pieces = Self.pieces + (breaking ? ["\n", "\n\n"] : [])
            let piece = pieces.randomElement(using: &self) ?? ""
            if text.utf8.count + piece.utf8.count <= longest { text += piece }
        }
        return text.isEmpty ? "x" : text
    }

    mutating func letter() throws -> Letter {
        let blocks = try (0..<Int.random(in: 1...6, using: &self)).map { _ in try block() }
        return try Letter(subject: text(atMost: Letter.longestSubject), blocks: blocks)
    }

    private mutating func block() throws -> Letter.Block {
        switch Int.random(in: 0..<3, using: &self) {
        case 0: .paragraph(text(atMost: 2_000, breaking: true))
        case 1: .code(text(atMost: Letter.longestCode))
        default: .fact(label: text(atMost: 60), value: text(atMost: Letter.longestFact))
        }
    }

    mutating func mailbox() throws -> Mailbox {
        let name = Bool.random(using: &self) ? text(atMost: Mailbox.longestName) : nil
        return Mailbox(
            name: name,
            address: try EmailAddress("no.reply+\(UInt16.random(in: 0...9, using: &self))@a-b.example.org"))
    }
}
