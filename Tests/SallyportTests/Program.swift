import Foundation

/// The built program, run by a shell as people run it.
enum Program {
    struct Ending: Equatable {
        let status: Int32
        let output: String
        let complaint: String
    }

    /// Runs it with `words` behind its name, redirections included, and waits for its end.
    static func run(
        _ words: String, environment: [String: String] = [:], shell: String = "/bin/sh"
    ) throws -> Ending {
        let (process, output, complaint) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: shell)
        process.arguments = ["-c", "exec \"$0\" \(words)", url().path]
        process.environment = environment
        (process.standardOutput, process.standardError) = (output, complaint)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let texts = [output, complaint].map {
            String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        }
        process.waitUntilExit()
        return Ending(status: process.terminationStatus, output: texts[0], complaint: texts[1])
    }

    /// Beside the tests.
    static func url() -> URL {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }.map(URL.init(fileURLWithPath:))
        return (bundle ?? tests).deletingLastPathComponent().appendingPathComponent("sallyport")
    }
}
