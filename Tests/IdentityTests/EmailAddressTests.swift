import Identity
import Testing

@Suite struct `An e-mail address` {
    private static let longestLocal = String(repeating: "a", count: 64)
    private static let label = String(repeating: "d", count: 63)

    @Test(arguments: [
        "alice@example.org", "a@b", "Alice.B+tag@EXAMPLE.org", "!#$%&'*+/=?^_`{|}~-@x.y", "1@2.3",
        "a@xn--bcher-kva.example", "\(longestLocal)@\(label).org", "x-@a-b.c",
    ])
    func `is kept as it is`(text: String) throws {
        #expect(try EmailAddress(text).description == text)
        #expect(try Destination(text, by: .email).channel == .email)
    }

    @Test(arguments: [
        "alice", "@example.org", "alice@", "a@b@c", ".a@b", "a.@b", "a..b@c", "a@.b", "a@b.", "a@b..c",
        "a@-b", "a@b-", "a@b_c", "-a@b", "a@[192.0.2.1]", "\"a\"@b", "a,b@c", "a<b>@c", "a(b)@c", "a;b@c",
        "a\\b@c", "\(longestLocal)a@b", "a@\(label)d.org",
    ])
    func `is a mailbox of plain atoms and a host, and nothing else`(text: String) {
        #expect(throws: IdentityError.notAMailbox) { try EmailAddress(text) }
    }

    @Test(
        arguments: [
            ("", .empty), ("a b@c", .forbiddenCharacter(0x20)), ("a\r\nBcc: b@c", .forbiddenCharacter(0x0D)),
            ("a@b\n", .forbiddenCharacter(0x0A)), ("a\0@b", .forbiddenCharacter(0)),
            ("ä@b", .forbiddenCharacter(0xE4)), ("a@b\u{202E}", .forbiddenCharacter(0x202E)),
            ("a@b\u{7F}", .forbiddenCharacter(0x7F)),
            ("a@" + String(repeating: "b", count: 253), .tooLong(bytes: 255)),
        ] as [(String, IdentityError)])
    func `names what it may not have`(text: String, error: IdentityError) {
        #expect(throws: error) { try EmailAddress(text) }
    }

    @Test(arguments: [
        ("alice@example.org", "a***@e***.org"), ("a@b", "a***@b***.b"),
        ("bob@mail.example.co.uk", "b***@m***.uk"),
        ("a@x.\(label)", "a***@x***." + String(repeating: "d", count: 24)),
    ])
    func `is shown to others by its first letters alone`(text: String, masked: String) throws {
        #expect(try EmailAddress(text).masked == masked)
        #expect(try Destination(text, by: .email).masked == masked)
    }
}
