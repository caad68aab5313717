import Identity
import Settings
import Testing
import Wire

@testable import Courier

@Suite struct `A mail` {
    private static let identifier = [UInt8](0..<16)

    private func message(
        _ letter: Letter, from name: String? = nil, address: String = "noreply@example.org",
        to: String = "bob@example.org"
    ) throws -> MailMessage {
        MailMessage(
            letter, from: Mailbox(name: name, address: try EmailAddress(address)), to: try EmailAddress(to),
            at: 1_801_387_800, identifier: Self.identifier)
    }

    private func letter(_ subject: String = "Subject") throws -> Letter {
        try Letter(subject: subject, blocks: [.paragraph("Text.")])
    }

    @Test func `is this one, byte by byte`() throws {
        let letter = try Letter(
            subject: "Your code for web1",
            blocks: [
                .paragraph("Somebody signs in as you."), .code("1234 5678"),
                .fact(label: "Host", value: "web1"),
                .fact(label: "From where", value: "192.0.2.7"), .paragraph("If it is not you: tell Jörg."),
            ])
        let text = try message(letter, from: "Example, Inc.").bytesWithPlainLines
        #expect(String(decoding: text, as: UTF8.self) == MailSnapshot.text)
    }

    @Test(arguments: [
        ("Example", "Example <noreply@example.org>"), ("Grüße", "Grüße <noreply@example.org>"),
        ("A \\ B", "A \\ B <noreply@example.org>"),
        ("日本語のとても長い名前がここにあります", "日本語のとても長い名前がここにあります <noreply@example.org>"),
        ("a\r\nBcc: eve@example.org", "a??Bcc: eve@example.org <noreply@example.org>"),
        ("=?utf-8?B?eA==?=", "=?utf-8?B?eA==?= <noreply@example.org>"),
        (" two  spaces ", " two  spaces  <noreply@example.org>"), (nil, "noreply@example.org"),
        (
            String(repeating: "long name ", count: 10),
            "\(String(repeating: "long name ", count: 10)) <noreply@example.org>"
        ),
    ])
    func `comes from whom the settings name`(name: String?, from: String) throws {
        let read = try MessageReader(try message(try letter(), from: name).bytes)
        let plain = read.headers["from"]?.replacing("\"", with: "").replacing("\\\\", with: "\\")
        #expect(plain == from)
        #expect(read.headers["bcc"] == nil)
    }

    @Test(arguments: [
        "Your code", "Ihr Schlüssel für web1", "コードはここにあります。コードはここにあります。コードはここに", "a  b", " a",
        "=?utf-8?Q?x?=",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
        String(repeating: "x", count: 120), String(repeating: "é", count: 60),
    ])
    func `has the subject of its letter`(subject: String) throws {
        #expect(try MessageReader(try message(try letter(subject)).bytes).headers["subject"] == subject)
    }

    @Test func `has the headers that a mail must have, once, and no other`() throws {
        let headers = try MessageReader(try message(try letter()).bytes).headers
        #expect(
            Set(headers.keys) == [
                "date", "from", "to", "subject", "message-id", "auto-submitted", "mime-version",
                "content-type",
            ])
        #expect(headers["date"] == "Sun, 31 Jan 2027 09:30:00 +0000")
        #expect(headers["to"] == "bob@example.org")
        #expect(headers["message-id"] == "<000102030405060708090a0b0c0d0e0f@example.org>")
        #expect(headers["auto-submitted"] == "auto-generated")
        #expect(headers["mime-version"] == "1.0")
    }

    @Test func `may go to the longest address`() throws {
        let local = String(repeating: "a", count: 64)
        let domain = [63, 63, 61].map { String(repeating: "b", count: $0) }.joined(separator: ".")
        let address = "\(local)@\(domain)"
        let read = try MessageReader(
            try message(try letter(), from: "Näme", address: address, to: address).bytes)
        #expect(address.utf8.count == 254)
        #expect(read.headers["to"] == address)
        #expect(read.headers["from"] == "Näme <\(address)>")
    }

    @Test func `shows its code on a line of its own, whole even where it is encoded`() throws {
        let letter = try Letter(subject: "x", blocks: [.paragraph("a"), .code("1234 5678"), .paragraph("b")])
        let message = try message(letter)
        let parts = try MessageReader(message.bytes).parts
        #expect(parts.map(\.type) == ["text/plain; charset=utf-8", "text/html; charset=utf-8"])
        #expect(parts[0].text == "a\n\n    1234 5678\n\nb\n\n")
        let lines = String(decoding: message.bytes, as: UTF8.self).split(separator: "\r\n")
        #expect(lines.contains("    1234 5678") && lines.contains("1234 5678</pre>"))
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (951_826_154, "Tue, 29 Feb 2000 12:09:14 +0000"),
        (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 +0000"), (-1, "Thu, 01 Jan 1970 00:00:00 +0000"),
    ])
    func `has a date`(seconds: Int64, date: String) {
        #expect(MailDate.text(at: seconds) == date)
    }

    /// Names and texts as no person would choose them, and some that an attacker would.
    @Test(arguments: 0..<150)
    func `can be read again, whatever is in it`(seed: UInt64) throws {
        var letters = MessageLetters(seed: seed)
        let (letter, from) = (try letters.letter(), try letters.mailbox())
        let bytes = MailMessage(
            letter, from: from, to: try EmailAddress("bob@example.org"), at: Int64(seed) * 9_999_991,
            identifier: Self.identifier
        ).bytes
        let read = try MessageReader(bytes)
        #expect(read.headers.count == 8)
        #expect(read.headers["subject"] == letter.subject)
        #expect(read.parts.count == 2)
        #expect(read.parts[0].text == TextPart.text(of: letter) + "\n")
        #expect(read.parts[1].text == HTMLPart.text(of: letter) + "\n")
        #expect(
            !bytes.split(separator: 10).contains {
                $0.starts(with: ".".utf8) || $0.starts(with: "From ".utf8)
            })
    }
}
