import Identity
import Settings

/// One field of a message's head (RFC 5322 §2.2), folded: printable ASCII, and CRLF only before a space.
struct MailHeader: Hashable, Sendable {
    /// Without CRLF at its end.
    let line: String

    private static let longestLine = 76

    /// A value that is ASCII already; what is not printable in it becomes `?`.
    init(_ name: String, words: String) {
        self.init(name, joining: words.split(separator: " ").map(Self.printable))
    }

    /// Text in any language (RFC 2047).
    init(_ name: String, text: String) {
        let words =
            Self.isPlain(text) ? text.split(separator: " ").map(String.init) : Self.encoded(text, after: name)
        self.init(name, joining: words)
    }

    /// Whom something comes from or goes to; the name as a quoted string, or encoded.
    init(_ name: String, mailbox: Mailbox) {
        let shown = mailbox.name.map {
            Self.isPlain($0) ? ["\"\(Self.escaped($0))\""] : Self.encoded($0, after: name)
        }
        let address = mailbox.name == nil ? mailbox.address.description : "<\(mailbox.address)>"
        self.init(name, joining: (shown ?? []) + [address])
    }

    /// Begins another line before a word that does not fit.
    private init(_ name: String, joining words: [String]) {
        var (text, column) = ("\(name):", name.utf8.count + 1)
        for (index, word) in words.enumerated() {
            // A line may not consist of spaces, so the first word stays where it is.
            let isFolded = index > 0 && column + 1 + word.utf8.count > Self.longestLine
            text += isFolded ? "\r\n \(word)" : " \(word)"
            column = (isFolded ? 0 : column) + 1 + word.utf8.count
        }
        line = text
    }
}

extension MailHeader {
    /// Whether a text means itself: short words of printable ASCII with one space between them.
    private static func isPlain(_ text: String) -> Bool {
        text.isPrintableASCII && !text.contains("=?")
            && text.split(separator: " ", omittingEmptySubsequences: false).allSatisfy {
                (1...60).contains($0.utf8.count)
            }
    }

    private static func printable(_ text: Substring) -> String {
        String(text.unicodeScalars.map { $0.isGraphicASCII ? Character($0) : "?" })
    }

    /// Within a quoted string (RFC 5322 §3.2.4).
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }

    /// Encoded words (RFC 2047 §2), each with whole characters in it, the first of them short enough to stand after `name`.
    private static func encoded(_ text: String, after name: String) -> [String] {
        var (words, word) = ([String](), [UInt8]())
        for scalar in text.unicodeScalars.map(visible) {
            let bytes = Array(String(scalar).utf8)
            let column = words.isEmpty ? name.utf8.count + 2 : 1
            let room = (min(longestLine - column, 75) - "=?utf-8?B??=".utf8.count) / 4 * 3
            if word.count + bytes.count > room {
                words.append(encodedWord(word))
                word = []
            }
            word += bytes
        }
        return words + [encodedWord(word)]
    }

    /// A control would act only on whoever decodes it, but there it might.
    private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.properties.generalCategory == .control ? "?" : scalar
    }

    private static func encodedWord(_ bytes: [UInt8]) -> String {
        "=?utf-8?B?\(Base64.text(of: bytes))?="
    }
}
