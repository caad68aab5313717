import ArgumentParser
import Testing

@testable import sallyport

@Suite struct `The command line` {
    static let answers: [[String]] = [
        ["user", "list"], ["user", "show", "a"], ["status"], ["policy", "explain", "a", "--service", "sshd"],
        ["policy", "check"], ["log"], ["factors"], [], ["user", "contact", "a"],
        ["courier", "test", "--to", "a@b"], ["courier", "test", "--to", "+4915112345678"], ["devices"],
        ["devices", "--user", "a"],
        ["confirm", "--for", "export customers", "--fresh", "24h", "--user", "a"],
        [
            "policy", "explain", "a", "--service", "sudo", "--key", "k.pub", "--at", "Sun 03:00", "--as",
            "root",
            "--terminal", "/dev/pts/3",
        ],
        ["policy", "simulate", "f", "--since", "8h", "--records", "-"], ["policy", "sshd"],
        ["policy", "sshd", "f", "--methods", "publickey,keyboard-interactive:pam"],
    ]
    static let changes: [[String]] = [
        ["user", "enrol", "a"], ["user", "enroll", "a"], ["user", "reset", "a"], ["user", "lock", "a"],
        ["user", "unlock", "a"], ["user", "import", "--format", "csv", "-"], ["clock", "accept"],
        ["setup", "--key-file", "f"], ["user", "pass", "a"],
        ["user", "import", "--format", "pskc", "--map", "m", "f"],
        ["user", "contact", "a", "--email", "a@b", "--phone", "+49 151 1234567", "--verified"],
        ["user", "contact", "a", "--no-verified"], ["user", "contact", "--file", "-"],
        ["user", "contact", "a", "--remove", "email", "--remove", "sms"],
        ["user", "notify", "--group", "g", "--user", "a", "--user", "b"],
        ["user", "enrol", "a", "--method", "email"],
        ["user", "enrol", "a", "--method", "sms", "--name", "n"],
        ["user", "enrol", "a", "--method", "hotp", "--counter", "7", "--secret-stdin", "--hex"],
        ["devices", "forget", "3"], ["devices", "forget", "--all", "--user", "a"],
        ["devices", "--user", "a", "forget", "3"],
        ["policy", "apply", "f", "--confirm-within", "10m", "--config", "g"],
    ]
    /// What is talked about with the person, and answers in no JSON.
    static let conversations: [[String]] = [
        ["enable"], ["enrol"], ["enroll", "--method", "hotp", "--name", "phone"], ["disable"],
        ["enable", "--method", "mail"], ["enable", "--method", "sms", "--name", "n"],
        ["recovery-codes"], ["factors", "rename", "2", "phone"], ["factors", "remove", "65535"], ["import"],
        ["import", "f", "--name", "phone"],
    ]

    @Test(arguments: answers + changes)
    func `takes --json with every answer`(arguments: [String]) throws {
        _ = try Sallyport.parseAsRoot(arguments + ["--json"])
        _ = try Sallyport.parseAsRoot(["--json"] + arguments)
    }

    @Test(arguments: changes + conversations)
    func `takes --dry-run with every change`(arguments: [String]) throws {
        _ = try Sallyport.parseAsRoot(arguments + ["--dry-run"])
    }

    @Test(arguments: [
        ["--runtime-directory", "/x", "user", "show", "a"],
        ["user", "--runtime-directory", "/x", "show", "a"],
        ["user", "show", "--runtime-directory=/x", "a"], ["user", "show", "a", "--runtime-directory", "/x"],
    ])
    func `takes the runtime directory before and after the subcommand`(arguments: [String]) throws {
        let command = try #require(try Sallyport.parseAsRoot(arguments) as? UserShowCommand)
        #expect(command.connection.controlSocket == "/x/control.sock")
        #expect(command.user == "a")
    }

    @Test(arguments: [
        ["nonsense"], ["user", "nonsense"], ["user", "show"], ["user", "show", "a", "b"], ["user", "enrol"],
        ["user", "enrol", "a", "--method", "fax"],
        ["user", "enrol", "a", "--method", "sms", "--digits", "8"],
        ["user", "enrol", "a", "--method", "email", "--secret-stdin"],
        ["user", "enrol", "a", "--method", "email", "--period", "30"],
        ["user", "enrol", "a", "--method", "email", "--counter", "1"], ["user", "contact"],
        ["user", "contact", "a", "--file", "f"], ["user", "contact", "--file", "f", "--email", "a@b"],
        ["user", "contact", "a", "--email", "a@b", "--remove", "email"],
        ["user", "contact", "a", "--phone", "0151"], ["user", "contact", "a", "--email", "a@b\r\nBcc: c@d"],
        ["user", "contact", "a", "--remove", "fax"], ["user", "notify"], ["user", "notify", "a"],
        ["courier", "test"], ["courier", "test", "--to", "a"], ["user", "enrol", "a", "--digits", "5"],
        ["user", "enrol", "a", "--period", "45"], ["user", "enrol", "a", "--algorithm", "MD5"],
        ["user", "enrol", "a", "--name", ""], ["user", "enrol", "a", "--secret", "ABC"],
        ["user", "lock", "a", "--until", "tomorrow"], ["user", "lock", "a", "--for", "0s"],
        ["user", "lock", "a", "--for", "1h", "--until", "2027-01-31"], ["user", "list", "--dry-run"],
        ["user", "import", "f"], ["user", "import", "--format", "xml", "f"],
        ["user", "import", "--format", "csv"],
        ["user", "import", "--format", "csv", "--map", "m", "f"],
        ["user", "import", "--format", "oath", "--user", "a", "f"],
        ["user", "import", "--format", "pskc", "--user", "a", "--map", "m", "f"],
        ["user", "enrol", "a", "--counter", "7"], ["user", "enrol", "a", "--hex"],
        ["user", "enrol", "a", "--method", "hotp", "--period", "30"],
        ["user", "enrol", "a", "--method", "hotp", "--counter=-1"], ["user", "pass", "a", "--uses", "0"],
        ["user", "pass", "a", "--for", "soon"], ["factors", "remove", "0"], ["factors", "remove"],
        ["factors", "rename", "1"], ["factors", "rename", "1", ""], ["factors", "rename", "1", "a\u{7}"],
        ["enable", "--method", "fax"], ["verify", "--dry-run"],
        ["policy", "explain", "a"], ["policy", "explain", "a", "--service", "a/b"],
        ["policy", "explain", "a", "--service", "sshd", "--from", "host.example"], ["setup"],
        ["--runtime-directory"],
        ["log", "--since", "yesterday"], ["status", "--nonsense"], ["devices", "forget"],
        ["devices", "forget", "1", "--all"], ["devices", "forget", "0"], ["devices", "forget", "a"],
        ["confirm"], ["confirm", "--for", ""], ["confirm", "--for", "a\u{7}"],
        ["confirm", "--for", "a", "--fresh", "25h"], ["confirm", "--for", "a", "--fresh", "0s"],
        ["confirm", "--for", String(repeating: "x", count: 201)], ["confirm", "--for", "a", "--dry-run"],
        ["policy", "explain", "a", "--service", "sshd", "--at", "Sunday"],
        ["policy", "explain", "a", "--service", "sshd", "--as", "a/b"], ["policy", "simulate"],
        ["policy", "apply"], ["policy", "apply", "f", "--confirm-within", "4s"],
        ["policy", "apply", "f", "--confirm-within", "25h"], ["policy", "sshd", "--methods", "a\nb"],
    ])
    func `ends with 64 when it is used wrongly`(arguments: [String]) {
        let error = #expect(throws: (any Error).self) { try Sallyport.parseAsRoot(arguments) }
        #expect(error.map { Sallyport.exitCode(for: $0).rawValue } == ExitReason.usage.rawValue)
        #expect(error.map { Sallyport.fullMessage(for: $0) }?.hasPrefix("sallyport: ") == true)
    }

    @Test(arguments: ["0", "0s", "25h", "15", "soon"])
    func `says how old a proof may be`(age: String) {
        let error = #expect(throws: (any Error).self) {
            try Sallyport.parseAsRoot(["confirm", "--for", "a", "--fresh", age])
        }
        #expect(error.map { Sallyport.fullMessage(for: $0) }?.contains("it must be 1s to 24h") == true)
    }

    @Test(arguments: [["--help"], ["--version"], ["user", "--help"], ["user", "import", "--help"]])
    func `ends with 0 after help`(arguments: [String]) {
        let error = #expect(throws: (any Error).self) {
            var command = try Sallyport.parseAsRoot(arguments)
            try command.run()
        }
        #expect(error.map { Sallyport.exitCode(for: $0).rawValue } == 0)
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `completes itself in each shell`(shell: String) throws {
        let kind = try #require(CompletionShell(rawValue: shell))
        #expect(Sallyport.completionScript(for: kind).contains("enrol"))
    }

    @Test(arguments: [("45s", 45), ("15m", 900), ("8h", 28_800), ("30d", 2_592_000)] as [(String, Int64)])
    func `reads lengths of time`(text: String, seconds: Int64) {
        #expect(WaitingTime(argument: text)?.seconds == seconds)
    }

    @Test(arguments: [
        "", "s", "8", "0h", "-1h", "+1h", "1w", "1.5h", "8 h", "4000d", "99999999999999999999d",
    ])
    func `refuses other lengths of time`(text: String) {
        #expect(WaitingTime(argument: text) == nil)
    }
}
