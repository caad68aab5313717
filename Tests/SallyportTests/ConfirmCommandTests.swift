import Identity
import Testing
import Wire

@testable import sallyport

@Suite struct `A proof that a script demands` {
    private static let time = Timestamp(seconds: 1_800_000_000)

    @Test func `is there already, so that nothing is asked`() throws {
        let daemon = try Self.daemon(proven: true)
        let ending = try daemon.run("confirm --for 'export customers' --fresh 5m")
        #expect(ending == .init(status: 0, output: "Confirmed: export customers\n", complaint: ""))
        guard case .confirmUser(let call)? = daemon.calls.first else { Issue.record("no call"); return }
        #expect(call.purpose == "export customers" && call.freshSeconds == 300 && call.user == nil)
        #expect(
            try daemon.run("confirm --for x --json").output
                == #"{"proven":true,"provenAt":"2027-01-15T08:00:00Z","purpose":"x","user":"alice"}"# + "\n")
    }

    @Test func `is missing, and without a terminal nothing is asked`() throws {
        let daemon = try Self.daemon(proven: false)
        let ending = try daemon.run("confirm --for x")
        #expect(ending.status == ExitReason.notPermitted.rawValue && ending.output.isEmpty)
        #expect(
            ending.complaint
                == "sallyport: alice has no proof of a second factor within 15m that counts (the last one is of "
                + "2027-01-15T08:00:00Z); type sallyport verify in this login session, then try again\n")
        let json = try daemon.run("confirm --for x --json")
        #expect(json.status == ExitReason.notPermitted.rawValue && json.output.contains(#""proven":false"#))
    }

    @Test(arguments: [
        (ControlError.permissionDenied, ExitReason.notPermitted), (.nameServiceUnavailable, .tryAgain),
        (.storeUnavailable(reason: "r"), .tryAgain),
    ])
    func `cannot be told`(error: ControlError, reason: ExitReason) throws {
        let daemon = try ControlDaemon { _ in .failure(error) }
        #expect(try daemon.run("confirm --for x").status == reason.rawValue)
    }

    /// What it is for may be somebody else's words, and a script goes on after 0.
    @Test(arguments: [
        "--for --generate-completion-script", "--for --experimental-dump-help", "--for x --help",
        "--for=x -h",
    ])
    func `is never a page of help, or what else the parser prints`(arguments: String) throws {
        let daemon = try Self.daemon(proven: false)
        #expect(try daemon.run("confirm \(arguments)").status == ExitReason.usage.rawValue)
        #expect(daemon.calls.isEmpty)
        #expect(try daemon.run("confirm --help").status == 0)
    }

    @Test func `of another is asked for by administrators`() throws {
        let daemon = try Self.daemon(proven: true)
        _ = try daemon.run("confirm --for x --user root")
        guard case .confirmUser(let call)? = daemon.calls.first else { Issue.record("no call"); return }
        #expect(call.user?.description == "root")
    }

    @Test(arguments: [(Verdict.granted, 0), (.refused, 77), (.unavailable, 75)] as [(Verdict, Int32)])
    func `is asked for at a terminal`(verdict: Verdict, status: Int32) throws {
        let terminal = try PseudoTerminal()
        let daemon = try ScriptedDaemon([
            .send(.ask(echo: true, "Code: ")), .await, .send(.finish(verdict, token: nil)),
        ])
        let program = try RunningProgram(
            ["confirm", "--for", "export customers", "--fresh", "1h"], folder: daemon.folder, at: terminal)
        #expect(terminal.read(until: "Code: ").hasSuffix("Code: "))
        terminal.type("123456\n")
        #expect(program.ending().status == status)
        let frames = daemon.received()
        guard case .request(let request)? = frames.first else { Issue.record("no request"); return }
        #expect(
            request.action == .confirm(purpose: "export customers", freshSeconds: 3_600, user: nil)
                && !request.isDryRun)
        if status == 0 { #expect(terminal.read(until: "customers").contains("Confirmed: export customers")) }
    }

    private static func daemon(proven: Bool) throws -> ControlDaemon {
        let reply = ConfirmUserReply(user: try AccountName("alice"), proven: proven, provenAt: Self.time)
        return try ControlDaemon { _ in .success(.confirmedUser(reply)) }
    }
}
