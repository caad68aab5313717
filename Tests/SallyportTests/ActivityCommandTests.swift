import Foundation
import Testing

@Suite struct `The activity command` {
    private let folder: TemporaryFolder

    init() throws {
        folder = TemporaryFolder()
        let seconds = Int(Date().timeIntervalSince1970)
        let record = #"""
            {"SALLYPORT_EVENT":"login-granted","SALLYPORT_PHASE":"auth","SALLYPORT_METHOD":"totp",
            "SALLYPORT_USER":"alice","SALLYPORT_PID":"1","__REALTIME_TIMESTAMP":"\#(seconds)000000"}
            """#
        try folder.write("READY\n\(record.replacing("\n", with: ""))\n{\n", to: "log")
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
