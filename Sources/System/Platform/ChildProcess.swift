internal import CPlatform
internal import Glibc

/// Another program, run to its end.
///
/// It gets its arguments and its input, `PATH` and the folder `/`: nothing else of this process, neither environment nor
/// descriptor nor ignored signal.
package struct ChildProcess: ~Copyable {
    /// How much is kept of what it says unless more is asked for, in bytes; the rest is read and dropped.
    package static let longestOutput = 4_096

    private let process: Int32
    private let longestOutput: Int
    /// Standard output and standard error.
    private let exit: Descriptor

    /// Runs the program at the path `arguments[0]`, and waits for its end.
    ///
    /// Once the time is over, the program is killed with all processes of its group. What it leaves behind when it ends
    /// by itself lives on.
    ///
    /// - Throws: ``RunError``; where there is no such program it was not started, by ENOENT, EACCES and the like.
    package static func run(
        _ arguments: [String], input: [UInt8], timeoutMilliseconds: Int, longestOutput: Int = longestOutput
    ) throws(RunError) -> Outcome {
        let child: Self
        do throws(PlatformError) {
            child = try Self(arguments, try memoryFile(input), longestOutput)
        } catch {
            throw .notStarted(error)
        }
        do throws(PlatformError) {
            return try child.outcome(until: BootClock.milliseconds() + Int64(timeoutMilliseconds))
        } catch {
            throw .lost(error)
        }
    }

    private init(
        _ arguments: [String], _ input: borrowing Descriptor, _ longestOutput: Int
    ) throws(PlatformError) {
        for argument in arguments { try PlatformError.refuseNUL(in: argument, "posix_spawn") }
        var ends: (exit: Int32, entrance: Int32) = (-1, -1)
        // SAFETY: the call fills both numbers, and keeps no pointer.
        try PlatformError.check(unsafe platform_pipe(&ends.exit, &ends.entrance), "pipe2")
        let exit = Descriptor(owning: ends.exit)
        let entrance = Descriptor(owning: ends.entrance)
        let text = [UInt8](arguments.map { Array($0.utf8) + [0] }.joined())
        var process: Int32 = -1
        // SAFETY: the call reads as many bytes as it is told, each argument with its NUL, and keeps no pointer.
        let result = unsafe platform_spawn(text, text.count, input.number, entrance.number, &process)
        try PlatformError.check(result, "posix_spawn", arguments.first)
        self.process = process
        self.longestOutput = longestOutput
        self.exit = exit
    }
}

extension ChildProcess {
    /// Waits for the end, and brings it about once the time is over.
    private func outcome(until deadline: Int64) throws(PlatformError) -> Outcome {
        let descriptor = try PlatformError.check(platform_process_descriptor(process), "pidfd_open")
        let end = Descriptor(owning: descriptor)
        var output: [UInt8] = []
        let hasEnded = collect(&output, before: end, until: deadline)
        if !hasEnded { platform_kill_group(process) }
        let status = try Self.reap(end)
        return Outcome(status: hasEnded ? status : .timedOut, output: output)
    }

    /// Reads what the program says up to its end; returns false if the time is over before.
    private func collect(
        _ output: inout [UInt8], before end: borrowing Descriptor, until deadline: Int64
    ) -> Bool {
        var watched = [end.number, exit.number]
        while true {
            let left = deadline - BootClock.milliseconds()
            let ready = TimedReadiness.wait(for: watched, milliseconds: max(0, left))
            let isOpen = watched.count == 1 || !ready[1] || drain(&output)
            if !isOpen { watched.removeLast() }
            if ready[0] {
                _ = drain(&output)
                return true
            }
            guard left > 0 else { return false }
        }
    }

    /// Reads what is there; returns false behind the end.
    private func drain(_ output: inout [UInt8]) -> Bool {
        for _ in 0..<64 {
            guard let bytes = try? exit.read(upTo: 65_536) else { return true }
            guard !bytes.isEmpty else { return false }
            output += bytes.prefix(longestOutput - output.count)
        }
        return true
    }

    private static func reap(_ end: borrowing Descriptor) throws(PlatformError) -> Status {
        var signal: Int32 = 0
        // SAFETY: the call fills `signal`, which it may, and keeps no pointer.
        let status = try PlatformError.check(unsafe platform_reap(end.number, &signal), "waitid")
        return signal == 0 ? .exited(status) : .signalled(signal)
    }

    private static func memoryFile(_ bytes: [UInt8]) throws(PlatformError) -> Descriptor {
        let file = Descriptor(owning: try PlatformError.check(platform_memory_file(), "memfd_create"))
        try file.writeAll(bytes)
        try PlatformError.check(platform_rewind(file.number), "lseek")
        return file
    }
}
