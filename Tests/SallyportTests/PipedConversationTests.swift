import Testing
import Wire

@testable import sallyport

@Suite struct `A conversation in a pipe` {
    private static let prompt = ScriptedDaemon.Step.send(.ask(echo: false, "Password: "))

    @Test func `takes its answers from standard input, line by line`() throws {
        let daemon = try ScriptedDaemon([
            Self.prompt, .await, .send(.show(.information, "1-ABCD")), .send(.show(.error, "Careful.")),
            .send(.ask(echo: true, "Code: ")), .await, .send(.finish(.granted, token: nil)),
        ])
        let ending = try run("recovery-codes --dry-run", daemon, input: "s3cret\\n123456")
        #expect(ending.status == 0 && ending.output == "1-ABCD\n")
        #expect(ending.complaint == "Password: Careful.\nCode: ")
        let frames = daemon.received()
        #expect(frames.dropFirst() == [.answer(Array("s3cret".utf8)), .answer(Array("123456".utf8))])
        guard case .request(let request)? = frames.first else { Issue.record("no request"); return }
        #expect(request.action == .renewRecoveryCodes && request.isDryRun && request.tty == nil)
    }

    @Test func `ends where standard input does`() throws {
        let daemon = try ScriptedDaemon([Self.prompt, .await, .send(.finish(.refused, token: nil))])
        let ending = try run("disable", daemon, input: "")
        #expect(ending.status == 77 && ending.complaint.hasSuffix("interrupted; nothing was changed\n"))
        #expect(daemon.received().last == .hungUp(.noAnswer))
    }

    @Test func `ends with an answer that is too long`() throws {
        let daemon = try ScriptedDaemon([Self.prompt, .await, .send(.finish(.refused, token: nil))])
        let ending = try run("disable", daemon, input: String(repeating: "x", count: 513) + "\\n")
        #expect(ending.status == 77 && ending.complaint.contains("512"))
        #expect(daemon.received().last == .hungUp(.answerTooLong))
    }

    @Test(
        arguments: [
            (Verdict.granted, 0, ""), (.refused, 77, "refused; nothing was changed"),
            (.notAsked, 77, "refused; nothing was changed"), (.unavailable, 75, "try again later"),
        ] as [(Verdict, Int32, String)])
    func `ends with the code of the verdict`(verdict: Verdict, status: Int32, complaint: String) throws {
        let daemon = try ScriptedDaemon([.send(.finish(verdict, token: nil))])
        let ending = try run("factors remove 2", daemon, input: "")
        #expect(ending.status == status && ending.complaint.contains(complaint))
    }

    @Test func `that the daemon leaves has an unknown end`() throws {
        let daemon = try ScriptedDaemon([Self.prompt, .await, .hangUp])
        let ending = try run("enable", daemon, input: "x\\n")
        #expect(ending.status == ExitReason.unreachable.rawValue)
        #expect(ending.complaint.contains("the daemon went away"))
    }

    @Test func `needs a daemon`() throws {
        let folder = TemporaryFolder()
        let ending = try Program.run("--runtime-directory \(folder.path) verify")
        #expect(ending.status == ExitReason.unreachable.rawValue)
        #expect(ending.complaint.contains("\(folder.path)/verify.sock"))
    }

    @Test func `hands an authenticator of one's own over`() throws {
        let daemon = try ScriptedDaemon([.send(.finish(.granted, token: nil))])
        let text = "JBSWY3DPEHPK3PXPJBSWY3DPEE\n\" HOTP_COUNTER 5\n12345678\n"
        try daemon.folder.write(text, to: "old")
        let ending = try run("import --name phone \(daemon.folder.path)/old", daemon, input: "")
        #expect(ending.status == 0)
        #expect(ending.complaint.contains("1 scratch code is not taken over, and worth nothing here"))
        guard case .request(let request)? = daemon.received().first, case .adopt(let key) = request.action
        else { Issue.record("no request"); return }
        #expect(key.method == .hotp && key.counter == 5 && key.period == nil && key.name == "phone")
        #expect(key.secret.count == 16 && key.digits == 6)
    }

    @Test func `says of a rehearsal that it is one, and keeps the key`() throws {
        let daemon = try ScriptedDaemon([.send(.finish(.granted, token: nil))])
        try daemon.folder.write("JBSWY3DPEHPK3PXPJBSWY3DPEE\n\" TOTP_AUTH\n", to: "old")
        let ending = try run("import --dry-run \(daemon.folder.path)/old", daemon, input: "")
        #expect(
            ending.complaint.contains("would be taken over") && !ending.complaint.contains("is taken over"))
        guard case .request(let request)? = daemon.received().first, case .adopt(let key) = request.action
        else { Issue.record("no request"); return }
        #expect(request.isDryRun && key.secret == [UInt8](repeating: 0, count: 16) && key.period == 30)
    }

    @Test func `takes a verdict that came before its answer`() throws {
        let daemon = try ScriptedDaemon([
            Self.prompt, .send(.finish(.unavailable, token: nil)), .hangUp,
        ])
        let ending = try run("disable", daemon, input: "x\\n")
        #expect(ending.status == 75 && ending.complaint.contains("nothing was changed"))
    }

    @Test(arguments: [("x", 65), ("JBSWY3DPEHPK3PXP\n\" TOTP_AUTH\n\" STEP_SIZE 15\n", 65)])
    func `does not begin with a file that cannot be taken over`(text: String, status: Int32) throws {
        let folder = TemporaryFolder()
        try folder.write(text, to: "old")
        let ending = try Program.run("--runtime-directory \(folder.path) import \(folder.path)/old")
        #expect(ending.status == status && ending.complaint.contains("\(folder.path)/old: "))
    }

    private func run(_ words: String, _ daemon: ScriptedDaemon, input: String) throws -> Program.Ending {
        let (file, folder) = ("\(daemon.folder.path)/input", daemon.folder)
        try folder.write(input.replacing("\\n", with: "\n"), to: "input")
        return try Program.run("--runtime-directory \(folder.path) \(words) <\(file)")
    }
}
