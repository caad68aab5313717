import ArgumentParser
import Identity
import Migration
import Testing
import Wire

@testable import sallyport

@Suite struct `A key that is typed` {
    private static let key = Array("12345678901234567890".utf8)

    @Test(arguments: [
        ("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", false, TypedSecret.Form.base32),
        ("gezd gnbv gy3t qojq gezd gnbv gy3t qojq\r", false, .base32),
        ("hex:3132333435363738393031323334353637383930", false, .hexadecimal),
        ("HEX:31 32 33 34 35 36 37 38 39 30 31 32 33 34 35 36 37 38 39 30", false, .hexadecimal),
        ("3132333435363738393031323334353637383930", true, .hexadecimal),
        ("hex:3132333435363738393031323334353637383930", true, .hexadecimal),
    ])
    func `is Base32, or hexadecimal where that is said`(
        line: String, isHexadecimal: Bool, form: TypedSecret.Form
    ) throws {
        let typed = try TypedSecret(Array(line.utf8), isHexadecimal: isHexadecimal)
        #expect(typed.form == form && typed.secret.bytes == Self.key)
        #expect(Sentences.understood(typed).hasSuffix(", 160 bits"))
    }

    /// Letters and 2 to 7 alone could be either; nothing is guessed.
    @Test func `is Base32 when it could be both`() throws {
        let typed = try TypedSecret(Array("22334455667722334455667722334455".utf8), isHexadecimal: false)
        #expect(typed.form == .base32 && typed.secret.bits == 160)
    }

    @Test(arguments: ["", "hex:", "ABC", "hex:313", "3132333435363738393031323334353637383930", "\u{1B}[2J"])
    func `is refused with its reason, and not echoed`(line: String) throws {
        let error = #expect(throws: Failure.self) {
            try TypedSecret(Array(line.utf8), isHexadecimal: false)
        }
        #expect(error?.status == .badData)
        #expect(error?.sentence.contains("nothing was changed") == true)
        #expect(line.utf8.count < 5 || error?.sentence.contains(line) == false)
    }

    @Test func `comes from standard input`() throws {
        let folder = TemporaryFolder()
        try folder.write("not base 32!\n", to: "key")
        let ending = try Program.run(
            "--runtime-directory \(folder.path) user enrol root --secret-stdin <\(folder.path)/key")
        #expect(ending.status == 65 && ending.complaint.contains("--hex"))
        let empty = try Program.run(
            "--runtime-directory \(folder.path) user enrol root --secret-stdin </dev/null")
        #expect(empty.status == 65 && empty.complaint.contains("ended before the key"))
    }
}

@Suite struct `A pass` {
    private static let time = Timestamp(seconds: 1_800_000_000)

    @Test func `is JSON with exactly the fields of the design`() throws {
        let reply = IssuePassReply(
            user: try AccountName("alice"), pass: "ABCD-EFGH-JKLM-NPQR", expires: Self.time, uses: 2)
        #expect(
            JSONText.of(ChangeAnswer(reply, try ChangeOptions.parse([])))
                == #"{"expires":"2027-01-15T08:00:00Z","pass":"ABCD-EFGH-JKLM-NPQR","user":"alice","uses":2}"#
        )
        #expect(
            Sentences.issued(reply) == [
                "  Pass:  ABCD-EFGH-JKLM-NPQR", "",
                "It is good for 2 logins of alice, until 2027-01-15T08:00:00Z, in the place of a code.",
                "Any earlier pass of this account is void.",
            ])
        #expect(!Sentences.issuedUnseen(reply).contains("ABCD"))
    }

    @Test func `is for an hour and one login, unless more is wanted`() throws {
        let usual = try #require(try Sallyport.parseAsRoot(["user", "pass", "a"]) as? UserPassCommand)
        #expect(usual.duration.seconds == 3_600 && usual.uses == 1)
        let other = try #require(
            try Sallyport.parseAsRoot(["user", "pass", "a", "--for", "2d", "--uses", "3"]) as? UserPassCommand
        )
        #expect(other.duration.seconds == 172_800 && other.uses == 3)
        #expect(other.duration.description == "2d" && usual.duration.description == "1h")
    }
}
