import Foundation
import Testing

@testable import sallyport

@Suite struct `The activity command` {
    private let folder: TemporaryFolder

    init() throws {
        folder = TemporaryFolder()
        let seconds = Int(Date().timeIntervalSince1970)
        let old = #"{"SALLYPORT_EVENT":"started","__REALTIME_TIMESTAMP":"\#(seconds - 100 * 86_400)000000"}"#
        let record = #"""
            {"SALLYPORT_EVENT":"login-granted","SALLYPORT_PHASE":"auth","SALLYPORT_METHOD":"totp",
            "SALLYPORT_USER":"alice","SALLYPORT_PID":"1","__REALTIME_TIMESTAMP":"\#(seconds)000000"}
            """#
        try folder.write("READY\n\(old)\n\(record.replacing("\n", with: ""))\n{\n", to: "log")
        try folder.write("\(record.replacing("\n", with: ""))\n", to: "short")
    }

    @Test func `draws records of a file in the reader's zone and letters`() throws {
        let words = "activity --days 2 --records \(folder.path)/log"
        let ending = try Program.run(words, environment: ["TZ": "FAR-05:45", "LANG": "C"])
        #expect(ending.status == 0 && ending.complaint.isEmpty)
        #expect(ending.output.hasPrefix("Days and hours are in FAR (UTC+05:45).\n\nDAY "))
        #expect(ending.output.contains(" 1 ####") && ending.output.utf8.allSatisfy { $0 < 0x80 })
        #expect(ending.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let blocks = try Program.run(words, environment: ["LC_ALL": "C.UTF-8"])
        #expect(blocks.output.contains(" 1 ████") && !blocks.output.contains("\u{1B}"))
    }

    @Test func `reads a pipe, and answers in JSON`() throws {
        let ending = try Program.run("activity --days 40 --json --records - <\(folder.path)/log")
        #expect(ending.status == 0)
        #expect(ending.output.contains(#""totals":{"logins":1,"prompts":1,"refusals":0}"#))
        #expect(ending.output.matches(of: /"day":"/).count == 40)
        #expect(ending.output.matches(of: /"hour":/).count == 24)
        let other = try Program.run("activity --user bob --json --records \(folder.path)/log")
        #expect(other.output.contains(#""totals":{"logins":0,"prompts":0,"refusals":0}"#))
    }

    @Test func `leaves out the days before the first record of a file`() throws {
        let json = try Program.run("activity --days 40 --json --records \(folder.path)/short").output
        #expect(json.matches(of: /"day":"/).count == 1 && json.contains(#""recordsBegin":"20"#))
        let text = try Program.run("activity --days 40 --records \(folder.path)/short").output
        #expect(text.contains("\nThe records begin on 20") && text.contains("what was before is not known."))
        let empty = try Program.run("activity --records /dev/null")
        #expect(empty.status == 0 && empty.output == "There is no record to count.\n")
    }

    @Test func `waits for whoever writes into a FIFO`() throws {
        let fifo = "\(folder.path)/fifo"
        // SAFETY: the kernel reads the NUL-terminated copy that Swift makes for the call.
        try #require(unsafe mkfifo(fifo, 0o600) == 0)
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/bin/sh")
        // Late: whoever does not wait has found nothing by then.
        writer.arguments = ["-c", "sleep 0.3; exec >\"$0\"; cat \"$1\"", fifo, "\(folder.path)/log"]
        try writer.run()
        let ending = try Program.run("activity --json --records \(fifo)")
        // It has written all, or nobody reads.
        writer.terminate()
        writer.waitUntilExit()
        #expect(
            ending.status == 0 && ending.output.contains(#""totals":{"logins":1,"prompts":1,"refusals":0}"#))
    }

    @Test(arguments: ["READY\n", "{\n", "\n", "[]\n{\"a\":1}", "x"])
    func `ends with 65 where a file has no record in it`(text: String) throws {
        try folder.write(text, to: "other")
        let ending = try Program.run("activity --records \(folder.path)/other")
        #expect(ending.status == ExitReason.badData.rawValue && ending.output.isEmpty)
        #expect(ending.complaint.contains("/other has no record in it"))
    }

    @Test(arguments: ["0", "-1", "3651", "many"])
    func `takes no other number of days`(days: String) throws {
        #expect(try Program.run("activity --days=\(days)").status == 64)
    }

    @Test func `follows the width of its terminal, and has colours there`() throws {
        let terminal = try PseudoTerminal()
        terminal.resize(columns: 50)
        let program = try RunningProgram(
            ["activity", "--days", "1", "--records", "\(folder.path)/log"], folder: folder, at: terminal,
            environment: ["LC_ALL": "C.UTF-8", "TERM": "xterm"])
        let shown = terminal.read(until: "23:00")
        _ = program.ending()
        #expect(shown.contains("\u{1B}[32m██"))
        let plain: String = shown.replacing(/\u{1B}\[[0-9]*m/, with: "")
        #expect(plain.components(separatedBy: "\r\n").dropFirst().allSatisfy { $0.count <= 50 })
    }
}
