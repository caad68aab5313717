import Identity
import Migration
import Testing

@Suite struct `A file of contacts` {
    @Test func `takes every column, in any order, with quotes, blanks, CRLF and a byte order mark`() throws {
        let file = read(
            "\u{FEFF}Verified, phone,user,EMAIL\r\n"
                + "YES,\"+49 (151) 123-4567\", alice ,\"a@example.org\"\r\n\r\nno,,bob,\r\n,,carol,\r\n")
        #expect(file.faults.isEmpty)
        #expect(file.lines.map(\.number) == [2, 4, 5])
        #expect(file.lines.map(\.user.description) == ["alice", "bob", "carol"])
        #expect(file.lines[0].email?.description == "a@example.org")
        #expect(file.lines[0].phone?.description == "+491511234567")
        #expect(file.lines.map(\.verified) == [true, false, nil])
        #expect(file.lines[1].email == nil && file.lines[1].phone == nil)
    }

    @Test(arguments: [
        ("", MigrationFault.Reason.noHeader), ("\nuser", .noHeader), ("email,phone", .missingColumn("user")),
        ("user,mail", .unknownColumn("mail", known: ["user", "email", "phone", "verified"])),
        ("user,user", .repeatedColumn("user")),
    ])
    func `is refused for its header`(text: String, reason: MigrationFault.Reason) {
        #expect(read(text).faults == [MigrationFault(line: 1, reason: reason)])
        #expect(read(text).lines.isEmpty)
    }

    @Test(arguments: [
        ("eve,a@b", MigrationFault.Reason.fieldCount(found: 2, expected: 4)),
        ("e/e,,,", .user(.forbiddenCharacter(0x2F))), (",a@b,,", .user(.empty)),
        ("eve,a@b@c,,", .email("a@b@c", .notAMailbox)),
        ("eve,-f@b,,", .email("-f@b", .notAMailbox)),
        ("eve,\"a b@c\",,", .email("a b@c", .forbiddenCharacter(0x20))),
        ("eve,,0151 1234567,", .phone("0151 1234567", .notInternational)),
        ("eve,,,perhaps", .verified("perhaps")), ("eve,\"a,,", .unterminatedQuote),
    ])
    func `names each line that it cannot be`(line: String, reason: MigrationFault.Reason) {
        let file = read("user,email,phone,verified\nalice,a@example.org,,\n\(line)\n")
        #expect(file.lines.count == 1)
        #expect(file.faults == [MigrationFault(line: 3, reason: reason)])
    }

    @Test func `says of nobody two things`() throws {
        let file = read("user,email\nalice,a@example.org\nbob,b@example.org\nalice,c@example.org\n")
        let alice = try AccountName("alice")
        #expect(file.faults == [MigrationFault(line: 4, reason: .repeatedUser(alice, line: 2))])
        #expect(file.lines.count == 2)
    }

    @Test func `names every fault, in the order of the lines`() {
        let file = read("user,verified\na/b,\nalice,maybe\nbob,yes\n,\n")
        #expect(file.faults.map(\.line) == [2, 3, 5])
    }

    @Test func `is text`() {
        #expect(ContactFile([0xFF]).faults == [MigrationFault(line: 0, reason: .notUTF8)])
    }

    private func read(_ text: String) -> ContactFile { ContactFile(Array(text.utf8)) }
}
