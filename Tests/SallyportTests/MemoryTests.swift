import Foundation
import Glibc
import Testing
import Wire

@testable import sallyport

@Suite(.serialized) struct `What a command keeps of a secret` {
    private static let canary = "canary-in-the-mine-5f2c"
    /// So long that what is freed of it is not soon taken by something else.
    private static let password = String(repeating: canary, count: 20)

    @Test(.enabled(if: geteuid() == 0, "only root reads the memory of others"))
    func `is not the password once it is sent, and nothing of it is dumped`() throws {
        let terminal = try PseudoTerminal()
        let daemon = try ScriptedDaemon([
            .send(.ask(echo: false, "Password: ")), .await, .send(.ask(echo: true, "Code: ")), .await,
            .send(.finish(.granted, token: nil)),
        ])
        let program = try RunningProgram(["disable"], folder: daemon.folder, at: terminal)
        _ = terminal.read(until: "Password: ")
        #expect(
            try program.fact("limits", "Max core file size").split(separator: " ").prefix(2) == ["0", "0"])
        terminal.type("x\u{15}\(Self.password)\n")
        _ = terminal.read(until: "Code: ")
        let memory = try program.memory()
        #expect(memory.count > 1 << 16 && memory.range(of: Data("Code: ".utf8)) != nil)
        #expect(memory.range(of: Data(Self.canary.utf8)) == nil)
        terminal.type("1\n")
        #expect(program.ending().status == 0)
        #expect(daemon.received().dropFirst().first == .answer(Array(Self.password.utf8)))
    }

    /// A process that is not dumpable may not read its own auxiliary vector, by which it would believe nothing.
    @Test(.enabled(if: geteuid() == 0, "only root becomes somebody else"))
    func `does not make it forget who started it`() throws {
        let (folder, process, complaint) = (TemporaryFolder(), Process(), Pipe())
        try FileManager.default.copyItem(atPath: Program.url().path, toPath: "\(folder.path)/sallyport")
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
        process.arguments = [
            "--reuid=65534", "--regid=65534", "--clear-groups", "\(folder.path)/sallyport", "verify",
        ]
        process.environment = [ConnectionOptions.variable: "/nonexistent"]
        (process.standardInput, process.standardError) = (FileHandle.nullDevice, complaint)
        try process.run()
        let said = String(decoding: complaint.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == ExitReason.unreachable.rawValue && said.contains("/nonexistent"))
    }
}

extension RunningProgram {
    /// What the kernel says of it in one line of a file.
    func fact(_ file: String, _ name: String) throws -> String {
        let text = try String(contentsOfFile: "/proc/\(pid)/\(file)", encoding: .utf8)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(name) })
        return String(line.dropFirst(name.count))
    }

    /// All that it can write to.
    func memory() throws -> Data {
        let memory = try #require(FileHandle(forReadingAtPath: "/proc/\(pid)/mem"))
        return try String(contentsOfFile: "/proc/\(pid)/maps", encoding: .utf8).split(separator: "\n")
            .filter { $0.contains(" rw-p ") }
            .reduce(into: Data()) { all, line in
                let ends = line.prefix { $0 != " " }.split(separator: "-").compactMap {
                    UInt64($0, radix: 16)
                }
                try memory.seek(toOffset: ends[0])
                all += (try? memory.read(upToCount: Int(ends[1] - ends[0]))) ?? Data()
            }
    }
}
