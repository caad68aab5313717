import Glibc
import Testing
import Wire

@testable import sallyport

@Suite(.serialized) struct `A conversation at a terminal` {
    private let terminal: PseudoTerminal

    init() throws {
        terminal = try PseudoTerminal()
    }

    @Test func `shows, asks and ends as the daemon says`() throws {
        let daemon = try ScriptedDaemon([
            .send(.ask(echo: false, "Password: ")), .await, .send(.show(.information, "The key:\n  ABCD")),
            .send(.ask(echo: true, "Code from your app (Enter: QR code, ? for help): ")), .await,
            .send(.finish(.granted, token: nil)),
        ])
        let program = try RunningProgram(
            ["enable", "--name", "phone"], folder: daemon.folder, at: terminal)
        #expect(terminal.read(until: "Password: ").hasSuffix("Password: "))
        #expect(!terminal.isAsBefore)
        terminal.type("s3cret\n")
        let shown = terminal.read(until: "help): ")
        #expect(shown.contains("The key:\r\n  ABCD\r\n") && !shown.contains("s3cret"))
        #expect(terminal.isAsBefore)
        terminal.type("123 456\n")
        let ending = program.ending()
        #expect(ending.status == 0 && ending.complaint.isEmpty && terminal.isAsBefore)
        let frames = daemon.received()
        #expect(frames.dropFirst() == [.answer(Array("s3cret".utf8)), .answer(Array("123 456".utf8))])
        guard case .request(let request)? = frames.first else { Issue.record("no request"); return }
        #expect(request.action == .enable(method: .totp, name: "phone") && !request.isDryRun)
        #expect(request.tty.map { String(decoding: $0, as: UTF8.self) }?.hasPrefix("/dev/pts/") == true)
    }

    @Test(arguments: [SIGHUP, SIGTERM, SIGQUIT])
    func `ends with the terminal as it was when a signal comes`(number: Int32) throws {
        let daemon = try ScriptedDaemon(Self.hungUp(at: .ask(echo: false, "Password: ")))
        let program = try RunningProgram(["disable"], folder: daemon.folder, at: terminal)
        _ = terminal.read(until: "Password: ")
        program.signal(number)
        try expectInterruption(program, daemon)
    }

    @Test(arguments: [
        ("\u{3}", false), ("\u{3}", true), ("half\u{3}", false), ("\u{1C}", false), ("\u{4}", true),
    ])
    func `ends with the terminal as it was after Ctrl-C and its like`(keys: String, echo: Bool) throws {
        let daemon = try ScriptedDaemon(Self.hungUp(at: .ask(echo: echo, "Answer: ")))
        let program = try RunningProgram(["recovery-codes"], folder: daemon.folder, at: terminal)
        _ = terminal.read(until: "Answer: ")
        terminal.type(keys)
        try expectInterruption(program, daemon)
    }

    /// A shell would run what was typed of a password, and keep it in its history.
    @Test(arguments: [SIGTERM, SIGHUP])
    func `leaves nothing that was half typed at a hidden prompt`(number: Int32) throws {
        let daemon = try ScriptedDaemon(Self.hungUp(at: .ask(echo: false, "Password: ")))
        let program = try RunningProgram(["disable"], folder: daemon.folder, at: terminal)
        _ = terminal.read(until: "Password: ")
        terminal.type("half a pass")
        usleep(100_000)
        program.signal(number)
        try expectInterruption(program, daemon)
        #expect(terminal.nextLine() == "\n")
    }

    @Test func `leaves nothing that was half typed when the daemon ends it`() throws {
        let daemon = try ScriptedDaemon([
            .send(.ask(echo: false, "Password: ")), .pause(milliseconds: 500),
            .send(.finish(.unavailable, token: nil)),
        ])
        let program = try RunningProgram(["verify"], folder: daemon.folder, at: terminal)
        _ = terminal.read(until: "Password: ")
        terminal.type("half a pass")
        #expect(program.ending().status == 75 && terminal.isAsBefore)
        #expect(terminal.nextLine() == "\n")
    }

    @Test func `leaves what was typed for the next program behind a whole line`() throws {
        let daemon = try ScriptedDaemon([
            .send(.ask(echo: false, "Password: ")), .await, .send(.finish(.granted, token: nil)),
        ])
        let program = try RunningProgram(["verify"], folder: daemon.folder, at: terminal)
        _ = terminal.read(until: "Password: ")
        terminal.type("s3cret\n")
        _ = daemon.received()
        terminal.type("ls")
        #expect(program.ending().status == 0)
        #expect(terminal.nextLine() == "ls\n")
    }

    /// The daemon may be past the point of no return: its verdict tells.
    @Test(arguments: [(Verdict.granted, 0), (.refused, 77)] as [(Verdict, Int32)])
    func `ends as the daemon says after Ctrl-C while it works`(verdict: Verdict, status: Int32) throws {
        let daemon = try ScriptedDaemon([
            .send(.ask(echo: true, "Press Enter when you have saved them: ")), .await,
            .send(.show(.information, "One moment.")), .await, .send(.finish(verdict, token: nil)),
        ])
        let program = try RunningProgram(["recovery-codes"], folder: daemon.folder, at: terminal)
        _ = terminal.read(until: "them: ")
        terminal.type("\n")
        _ = terminal.read(until: "moment.")
        terminal.type("\u{3}")
        let ending = program.ending()
        #expect(ending.status == status && ending.complaint.isEmpty == (verdict == .granted))
        #expect(daemon.received().last == .hungUp(.noAnswer))
    }

    /// Also at a prompt: the answer before it may have set something going.
    @Test(arguments: [(Verdict.granted, 0), (.refused, 77), (.unavailable, 77)] as [(Verdict, Int32)])
    func `ends as the daemon says after Ctrl-C at a prompt`(verdict: Verdict, status: Int32) throws {
        let daemon = try ScriptedDaemon([
            .send(.ask(echo: true, "Code: ")), .await, .pause(milliseconds: 500),
            .send(.show(.information, "It was done.")), .send(.finish(verdict, token: nil)),
        ])
        let program = try RunningProgram(["recovery-codes"], folder: daemon.folder, at: terminal)
        _ = terminal.read(until: "Code: ")
        terminal.type("\u{3}")
        #expect(terminal.read(until: "done.").contains("It was done."))
        let ending = program.ending()
        #expect(ending.status == status)
        #expect(ending.complaint.contains("nothing was changed") == (verdict != .granted))
    }

    @Test func `does not know how it ends if the daemon does not say so in time, or goes away`() throws {
        let scripts: [(ScriptedDaemon.Step, Int32)] = [(.await, 75), (.hangUp, 69)]
        for (step, status) in scripts {
            let terminal = try PseudoTerminal()
            let daemon = try ScriptedDaemon([.send(.show(.information, "One moment.")), .await, step])
            let program = try RunningProgram(["disable"], folder: daemon.folder, at: terminal)
            _ = terminal.read(until: "moment.")
            terminal.type("\u{3}")
            let ending = program.ending()
            #expect(ending.status == status && ending.complaint.contains("sallyport shows what stands"))
            #expect(!ending.complaint.contains("nothing was changed"))
        }
    }

    @Test func `is not stopped by Ctrl-Z, which would leave what is typed hidden`() throws {
        let daemon = try ScriptedDaemon([
            .send(.ask(echo: false, "Password: ")), .await, .send(.finish(.refused, token: nil)),
        ])
        let program = try RunningProgram(["disable"], folder: daemon.folder, at: terminal)
        _ = terminal.read(until: "Password: ")
        terminal.type("\u{1A}")
        terminal.type("x\n")
        let ending = program.ending()
        #expect(ending.status == 77 && ending.complaint == "sallyport: refused; nothing was changed\n")
        #expect(daemon.received().last == .answer(Array("x".utf8)))
    }

    @Test func `is over when the daemon ends it at a prompt`() throws {
        let daemon = try ScriptedDaemon([
            .send(.ask(echo: false, "Password: ")), .send(.show(.error, "Too slow.")),
            .send(.finish(.unavailable, token: nil)),
        ])
        let program = try RunningProgram(["verify"], folder: daemon.folder, at: terminal)
        #expect(terminal.read(until: "Too slow.").contains("Password: \r\nToo slow."))
        #expect(program.ending().status == 75 && terminal.isAsBefore)
    }

    /// The test's environment says nothing of a locale: a byte of the second would be CSI in one of eight bits.
    @Test(arguments: [([:], "\\u00E9\\u045B"), (["LC_ALL": "C.UTF-8"], "é\u{45B}")])
    func `writes a name as the locale can take it`(environment: [String: String], name: String) throws {
        let daemon = try ScriptedDaemon([
            .send(.show(.information, "The factor is é\u{45B}.")), .send(.finish(.granted, token: nil)),
        ])
        let program = try RunningProgram(
            ["verify"], folder: daemon.folder, at: terminal, environment: environment)
        #expect(terminal.read(until: ".").contains("The factor is \(name)."))
        #expect(program.ending().status == 0)
    }

    @Test func `passes a QR code on, and nothing that steers a terminal`() throws {
        let evil = "a\u{1B}[2J\u{9B}1m\u{202E}\u{7}\rb\u{7F}\t\n\u{2588}\u{2580}\u{2584}"
        let daemon = try ScriptedDaemon([
            .send(.show(.information, evil)), .send(.ask(echo: true, "\u{1B}c? ")), .await,
            .send(.finish(.granted, token: nil)),
        ])
        let program = try RunningProgram(["test"], folder: daemon.folder, at: terminal)
        let shown = terminal.read(until: "? ")
        let escaped = "a\\u001B[2J\\u009B1m\\u202E\\u0007\\u000Db\\u007F\\u0009"
        #expect(shown.contains(escaped + "\r\n\u{2588}\u{2580}\u{2584}"))
        #expect(shown.hasSuffix("\\u001Bc? "))
        terminal.type("\n")
        #expect(program.ending().status == 0)
    }

    /// Asks, is told that there is no answer, and says that nothing came of it.
    private static func hungUp(at question: ServerFrame) -> [ScriptedDaemon.Step] {
        [.send(question), .await, .send(.finish(.refused, token: nil))]
    }

    private func expectInterruption(_ program: RunningProgram, _ daemon: ScriptedDaemon) throws {
        let ending = program.ending()
        #expect(ending.status == 77 && ending.complaint == "sallyport: interrupted; nothing was changed\n")
        #expect(terminal.isAsBefore)
        #expect(daemon.received().last == .hungUp(.noAnswer))
    }
}
