import Foundation

/// The built program at a terminal of its own, as in a login.
final class RunningProgram {
    private let process = Process()
    private let complaint = Pipe()

    /// Starts it with `arguments` and the sockets in `folder`; its standard error comes back at the end.
    init(
        _ arguments: [String], folder: TemporaryFolder, at terminal: PseudoTerminal,
        environment: [String: String] = [:]
    ) throws {
        let handle = FileHandle(fileDescriptor: terminal.program, closeOnDealloc: false)
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
        process.arguments =
            ["--ctty", "--wait", Program.url().path, "--runtime-directory", folder.path] + arguments
        process.environment = environment
        (process.standardInput, process.standardOutput, process.standardError) = (handle, handle, complaint)
        try process.run()
    }

    /// The program is the child of setsid, which started a process of its own to lead the session.
    var pid: Int32 {
        let children = try? String(
            contentsOfFile: "/proc/\(process.processIdentifier)/task/\(process.processIdentifier)/children",
            encoding: .utf8)
        let child = children?.split(separator: " ").first.flatMap { Int32($0) }
        return child ?? process.processIdentifier
    }

    func signal(_ number: Int32) {
        kill(pid, number)
    }

    func ending() -> (status: Int32, complaint: String) {
        let text = String(
            decoding: complaint.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
