import Foundation
import Glibc
import Identity
import Platform
import Synchronization
import Testing
import Wire

@testable import sallyport

/// The live view, at a terminal and in a pipe.
@Suite(.serialized) struct `sallyport session list --follow` {
    private static let home = "\u{1B}[H"
    private let terminal: PseudoTerminal

    init() throws {
        terminal = try PseudoTerminal()
        terminal.resize(rows: 10, columns: 80)
    }

    /// A daemon with more sessions each time that it is asked.
    private static func growing(from first: Int = 1) throws -> ControlDaemon {
        let asked = Mutex(first - 1)
        return try ControlDaemon { call in
            guard case .listSessions = call else { return .failure(.permissionDenied) }
            let count = asked.withLock { asked in
                asked += 1
                return asked
            }
            guard let user = try? AccountName("alice") else { return .failure(.permissionDenied) }
            let sessions = (0..<count).map {
                SessionReport(
                    id: $0 + 1, user: user, uid: UserID(rawValue: 1_000), service: "sshd", from: "\u{1B}[2J",
                    factor: "totp", opened: Timestamp(seconds: 1_800_000_000))
            }
            return .success(.listedSessions(ListSessionsReply(sessions: sessions), continues: false))
        }
    }

    private func start(_ words: [String], _ daemon: ControlDaemon, every pause: String = "1s") throws
        -> RunningProgram
    {
        try RunningProgram(words + ["--follow", "--every", pause], folder: daemon.folder, at: terminal)
    }

    /// What is shown up to the last row of a list, which has this number.
    private func read(upToRow number: Int) -> String {
        terminal.read(until: "\u{1B}[J\(number) ")
    }

    @Test(arguments: [["session", "list"], ["sessions"]])
    func `draws each list in the place of the one before`(words: [String]) throws {
        let daemon = try Self.growing()
        let program = try start(words, daemon)
        let first = read(upToRow: 1)
        #expect(first.hasPrefix(String(repeating: "\r\n", count: 10) + Self.home + "\u{1B}[K1 login session"))
        let second = read(upToRow: 2)
        #expect(second.contains(Self.home + "\u{1B}[K2 login sessions") && !second.contains("\r\n\r\n"))
        #expect(second.contains("\\u001B[2J") && !second.contains("\u{1B}[2J"))
        guard case .listSessions(let call)? = daemon.calls.first else { Issue.record("no call"); return }
        #expect(call.everybody == (words.count == 2 ? true : nil))
        program.signal(SIGTERM)
        _ = program.ending()
        #expect(terminal.isAsBefore)
    }

    @Test func `marks the session of the terminal that it is shown at`() throws {
        let path = try #require(Terminal.name(of: terminal.program))
        let name = String(path.dropFirst("/dev/".count))
        let session = SessionReport(
            id: 1, user: try AccountName("alice"), uid: UserID(rawValue: 1_000), service: "sshd",
            factor: "totp", terminal: name, opened: Timestamp(seconds: 1_800_000_000))
        let daemon = try ControlDaemon { _ in
            .success(.listedSessions(ListSessionsReply(sessions: [session]), continues: false))
        }
        let program = try start(["sessions"], daemon, every: "1h")
        #expect(terminal.read(until: "(here)").contains("alice  \(name) (here)"))
        program.signal(SIGTERM)
        _ = program.ending()
    }

    @Test func `fits into the window, and follows its size without a question`() throws {
        let daemon = try Self.growing(from: 20)
        let program = try start(["session", "list"], daemon, every: "1h")
        #expect(terminal.read(until: "more").contains("... and 14 more"))
        terminal.resize(rows: 12, columns: 30)
        let resized = terminal.read(until: "more")
        #expect(resized.contains(Self.home) && resized.contains("... and 12 more"))
        #expect(resized.contains("20 login sessions at 20") && !resized.contains("asked every"))
        #expect(daemon.calls.count == 1)
        program.signal(SIGTERM)
        _ = program.ending()
    }

    @Test func `tells that the daemon is away, and goes on when it is back`() throws {
        let daemon = try Self.growing()
        let program = try start(["session", "list"], daemon)
        _ = read(upToRow: 1)
        let (socket, elsewhere) = ("\(daemon.folder.path)/control.sock", "\(daemon.folder.path)/away")
        try FileManager.default.moveItem(atPath: socket, toPath: elsewhere)
        #expect(terminal.read(until: "trying again: the daemon cannot").contains("trying again"))
        try FileManager.default.moveItem(atPath: elsewhere, toPath: socket)
        let back = read(upToRow: 2)
        #expect(back.components(separatedBy: "[K2 login").last?.contains("trying") == false)
        program.signal(SIGTERM)
        #expect(program.ending().complaint.contains("sallyport:") == false)
    }

    @Test func `is refused where nothing can be redrawn, and where nobody was ever there`() throws {
        let daemon = try Self.growing()
        let refused = Program.Ending(
            status: 64, output: "", complaint: "sallyport: \(Sentences.followNeedsTerminal)\n")
        #expect(try daemon.run("session list --follow") == refused && daemon.calls.isEmpty)
        let dumb = try RunningProgram(
            ["sessions", "--follow"], folder: daemon.folder, at: terminal, environment: ["TERM": "dumb"])
        #expect(dumb.ending().status == 64)
        let nowhere = try Program.run(
            "sessions --follow --json --runtime-directory \(daemon.folder.path)/none")
        #expect(nowhere.status == 69 && nowhere.output.isEmpty)
    }

    @Test(arguments: ["--every 5s", "--follow --every 0s", "--follow --every 61m", "--follow --every 2"])
    func `refuses`(options: String) throws {
        #expect(try Self.growing().run("session list --json \(options)").status == 64)
    }

    @Test func `ends with success when its reader has enough`() throws {
        let daemon = try Self.growing()
        let ending = try Program.run(
            "session list --follow --every 1s --json --runtime-directory \(daemon.folder.path)"
                + " 2>&1 | head -n 2; exit ${PIPESTATUS[0]}", shell: "/bin/bash")
        let lines = ending.output.split(separator: "\n")
        #expect(
            ending.status == 0 && lines.count == 2 && lines.allSatisfy { $0.hasPrefix(#"[{"factor":"totp""#) }
        )
        #expect(lines.last?.contains(#""id":2"#) == true && !ending.output.contains("\u{1B}"))
    }
}
