import Identity
import Settings
import Testing

@Suite struct `Senders of mail` {
    @Test(arguments: [
        ("a@b.org", nil), ("Sallyport <a@b.org>", "Sallyport"),
        ("\"Example, Ltd.\" <a@b.org>", "Example, Ltd."),
        ("<a@b.org>", nil), (" <a@b.org>", nil), ("Gr\u{FC}\u{DF}e <a@b.org>", "Gr\u{FC}\u{DF}e"),
        ("\"\" <a@b.org>", nil),
    ])
    func `are an address, and perhaps a name`(text: String, name: String?) throws {
        #expect(try Mailbox(text) == Mailbox(name: name, address: try EmailAddress("a@b.org")))
    }

    @Test(arguments: [
        "", "a", "Name a@b.org", "<a@b.org", "a@b.org>", "A <a@b.org> B", "A <b> <a@b.org>",
        "A\r\nBcc: x <a@b.org>",
        "A\u{202E}B <a@b.org>", "A\"B <a@b.org>", "A <a@b.org>\n", "A < a@b.org>",
    ])
    func `are nothing else`(text: String) {
        #expect(throws: IdentityError.self) { try Mailbox(text) }
    }

    @Test func `have a name of at most a hundred bytes`() {
        let name = String(repeating: "x", count: 100)
        #expect(throws: Never.self) { try Mailbox("\(name) <a@b.org>") }
        #expect(throws: IdentityError.tooLong(bytes: 101)) { try Mailbox("\(name)x <a@b.org>") }
    }
}

@Suite struct `Places to fill in` {
    @Test(
        arguments: [
            ("", []), ("plain", []), ("{to}", [.to]), ("{{to}}", [.to]), ("{\"a\":\"{text}\"}", [.text]),
            ("{", []), ("{}", []),
            ("{to", []), ("{ to }", []), ("{TO}", []),
            ("{to}{to_digits}{text}{token}", [.to, .toDigits, .text, .token]),
        ] as [(String, Set<MessageTemplate.Field>)])
    func `are words in braces`(text: String, fields: Set<MessageTemplate.Field>) throws {
        let template = try MessageTemplate(text)
        #expect(template.fields == fields)
        #expect(template.filled { "{\($0.rawValue)}" } == text)
    }

    @Test func `are not looked for in what was filled in`() throws {
        #expect(try MessageTemplate("{to}-{text}").filled { $0 == .to ? "{text}" : "{to}" } == "{text}-{to}")
    }

    @Test(arguments: ["{x}", "a{tokens}", "{_}", "{to}{from}"])
    func `are no other words`(text: String) {
        #expect(throws: MessageTemplate.UnknownField.self) { try MessageTemplate(text) }
    }
}
