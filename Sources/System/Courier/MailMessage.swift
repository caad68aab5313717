package import Identity
package import Settings
package import Wire

/// A mail as it goes to a server: RFC 5322 and MIME, ASCII alone, lines of at most 76 bytes but where an address is longer.
///
/// Nothing in it can begin another header: a field is made of ``MailHeader``s alone, which have no control in them.
package struct MailMessage: Hashable, Sendable {
    /// All of it, with CRLF at the end of each line.
    package let bytes: [UInt8]

    /// Written at so many `seconds` since 1970-01-01 00:00 UTC; `identifier` is random, and the same each time the letter
    /// is tried again.
    package init(
        _ letter: Letter, from: Mailbox, to: EmailAddress, at seconds: Int64, identifier: [UInt8]
    ) {
        let mark = Self.hexadecimal(identifier)
        // Quoted-printable has no `=_` in it, so no part can have the boundary.
        let boundary = "=_\(mark)"
        let parts = [
            Self.part("text/plain", TextPart.text(of: letter)),
            Self.part("text/html", HTMLPart.text(of: letter)),
        ]
        let head = Self.headers(
            letter, from: from, to: to, at: seconds, identifier: "<\(mark)@\(from.address.domain)>")
        let body = parts.map { "--\(boundary)\r\n\($0)\r\n" }.joined()
        let type = "multipart/alternative;\r\n boundary=\"\(boundary)\""
        bytes = Array("\(head)Content-Type: \(type)\r\n\r\n\(body)--\(boundary)--\r\n".utf8)
    }

    /// For programs of the host, which end lines as the host does.
    package var bytesWithPlainLines: [UInt8] { bytes.filter { $0 != UInt8(ascii: "\r") } }

    private static func headers(
        _ letter: Letter, from: Mailbox, to: EmailAddress, at seconds: Int64, identifier: String
    ) -> String {
        let fields = [
            MailHeader("Date", words: MailDate.text(at: seconds)), MailHeader("From", mailbox: from),
            MailHeader("To", words: to.description), MailHeader("Subject", text: letter.subject),
            MailHeader("Message-ID", words: identifier),
            MailHeader("Auto-Submitted", words: "auto-generated"),
            MailHeader("MIME-Version", words: "1.0"),
        ]
        return fields.map { "\($0.line)\r\n" }.joined()
    }

    private static func part(_ type: String, _ text: String) -> String {
        """
        Content-Type: \(type); charset=utf-8\r
        Content-Transfer-Encoding: quoted-printable\r
        \r
        \(QuotedPrintable.encoded(text))
        """
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
