import Identity
import Testing

@Suite struct Names {
    @Test(arguments: ["alice", "Alice", "alice@corp", "svc-1.web$", "müller", "a"])
    func `of accounts are kept as they are`(text: String) throws {
        #expect(try AccountName(text).description == text)
    }

    @Test(arguments: [
        ("", IdentityError.empty), (".", .forbiddenName), ("..", .forbiddenName),
        ("a/b", .forbiddenCharacter(0x2F)),
        ("a:b", .forbiddenCharacter(0x3A)), ("a\nb", .forbiddenCharacter(0x0A)),
        ("a\0", .forbiddenCharacter(0)),
        ("a b", .forbiddenCharacter(0x20)), ("\u{9B}x", .forbiddenCharacter(0x9B)),
        ("\u{202E}eve", .forbiddenCharacter(0x202E)),
        (String(repeating: "a", count: 257), .tooLong(bytes: 257)),
    ])
    func `of accounts that could harm are refused`(text: String, error: IdentityError) {
        #expect(throws: error) { try AccountName(text) }
    }

    @Test func `that are not UTF-8 are refused`() {
        #expect(throws: IdentityError.notUTF8) { try AccountName(bytes: [0x61, 0xFF]) }
    }

    @Test func `of services fold to lower case and to their family`() throws {
        #expect(try ServiceName("SSHD").description == "sshd")
        #expect(try ServiceName("sudo-i").family == "sudo")
        #expect(try ServiceName("su-l").family == "su")
        #expect(throws: IdentityError.forbiddenCharacter(0x2F)) { try ServiceName("a/b") }
    }
}
