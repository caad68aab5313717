import Glibc
import Platform
import Testing

@Suite struct `Another program, run to its end` {
    @Test(arguments: [
        ("cat", "one\ntwo", ChildProcess.Status.exited(0), "one\ntwo"), ("exit 75", "", .exited(75), ""),
        ("echo no >&2; exit 1", "", .exited(1), "no\n"), ("kill -9 $$", "", .signalled(9), ""),
        ("pwd", "", .exited(0), "/\n"), ("printf %s \"$0-$1\"", "", .exited(0), "a b-$(id)"),
        ("exec <&- >&- 2>&-; exit 3", "unread", .exited(3), ""),
    ])
    func `ends as it likes`(
        script: String, input: String, status: ChildProcess.Status, output: String
    ) throws {
        let outcome = try run(script, input)
        #expect(outcome.status == status)
        #expect(String(decoding: outcome.output, as: UTF8.self) == output)
    }

    @Test func `gets a path, and nothing else of our environment`() throws {
        let variables = text(try ChildProcess.run(["/usr/bin/env"], input: [], timeoutMilliseconds: 5_000))
        #expect(variables == "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n")
    }

    @Test func `gets no descriptor of ours`() throws {
        let inherited = dup(STDERR_FILENO)
        defer { close(inherited) }
        #expect(text(try run("ls /proc/self/fd")).split(separator: "\n") == ["0", "1", "2", "3"])
    }

    @Test func `ignores and blocks no signal, whatever we do`() throws {
        let before = signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, before) }
        #expect(try run("kill -PIPE $$").status == .signalled(SIGPIPE))
        #expect(text(try run("grep ^SigBlk: /proc/self/status")) == "SigBlk:\t0000000000000000\n")
    }

    @Test func `is killed with its children when its time is over`() throws {
        let began = BootClock.milliseconds()
        let outcome = try run("sleep 98.7 & echo $!; sleep 98.7", milliseconds: 300)
        #expect(outcome.status == .timedOut)
        #expect(BootClock.milliseconds() - began < 30_000)
        let child = try #require(Int32(text(outcome).dropLast()))
        for _ in 0..<500 where isAlive(child) { usleep(10_000) }
        #expect(!isAlive(child))
    }

    @Test func `does not wait for what it left behind`() throws {
        let outcome = try run("sleep 98.6 & echo $!", milliseconds: 60_000)
        #expect(outcome.status == .exited(0))
        let child = try #require(Int32(text(outcome).dropLast()))
        #expect(isAlive(child))
        kill(child, SIGKILL)
    }

    @Test func `may say more than is kept, and read less than it gets`() throws {
        let input = [UInt8](repeating: UInt8(ascii: "x"), count: 1_000_000)
        let outcome = try ChildProcess.run(
            ["/bin/sh", "-c", "head -c 1000000 /dev/zero; exit 4"], input: input, timeoutMilliseconds: 60_000)
        #expect(outcome.status == .exited(4))
        #expect(outcome.output == [UInt8](repeating: 0, count: ChildProcess.longestOutput))
    }

    @Test(arguments: [
        (["/no/such"], ENOENT), (["/etc/passwd"], EACCES), ([String](repeating: "a", count: 65), E2BIG),
        ([], EINVAL), (["/bin/echo", "a\0b"], EINVAL),
    ])
    func `is not started where it cannot be`(arguments: [String], errno: Int32) {
        let error = #expect(throws: ChildProcess.RunError.self) {
            try ChildProcess.run(arguments, input: [], timeoutMilliseconds: 1_000)
        }
        guard case .notStarted(let cause) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(cause.operation == "posix_spawn" && cause.errno == errno)
    }

    @Test func `may have as many arguments as settings may name`() throws {
        let most = ["/bin/echo"] + [String](repeating: "a", count: 63)
        #expect(try ChildProcess.run(most, input: [], timeoutMilliseconds: 5_000).output.count == 126)
    }

    @Test func `is lost, and not called unstarted, where nobody can wait for it`() async {
        await #expect(processExitsWith: .success) {
            signal(SIGCHLD, SIG_IGN)
            let error = #expect(throws: ChildProcess.RunError.self) {
                try ChildProcess.run(["/bin/true"], input: [], timeoutMilliseconds: 5_000)
            }
            guard case .lost? = error else { exit(1) }
        }
    }

    @Test func `needs no more descriptors for its end than for its start`() async {
        await #expect(processExitsWith: .success) {
            // One for the input, two for the output.
            leaveDescriptors(3)
            let outcome = try ChildProcess.run(["/bin/true"], input: [], timeoutMilliseconds: 5_000)
            #expect(outcome.status == .exited(0))
        }
    }

    /// In a process of its own, whose libraries may open a few when they are first needed: one lost in each run would be a
    /// hundred.
    @Test func `leaves no descriptor open`() async {
        await #expect(processExitsWith: .success) {
            _ = try ChildProcess.run(["/bin/true"], input: [], timeoutMilliseconds: 30_000)
            let before = try countDescriptors()
            for _ in 0..<100 {
                _ = try ChildProcess.run(["/bin/true"], input: [], timeoutMilliseconds: 30_000)
            }
            #expect(try countDescriptors() < before + 50)
        }
    }

    private func run(
        _ script: String, _ input: String = "", milliseconds: Int = 30_000
    ) throws -> ChildProcess.Outcome {
        try ChildProcess.run(
            ["/bin/sh", "-c", script, "a b", "$(id)"], input: Array(input.utf8),
            timeoutMilliseconds: milliseconds)
    }

    private func text(_ outcome: ChildProcess.Outcome) -> String {
        String(decoding: outcome.output, as: UTF8.self)
    }

    private func isAlive(_ process: Int32) -> Bool {
        // A killed process that nobody has waited for is still there, but no longer runs.
        guard let file = try? Descriptor(path: "/proc/\(process)/stat", .read),
            let bytes = try? file.readAll(atMost: 4_096)
        else { return false }
        return !String(decoding: bytes, as: UTF8.self).contains(") Z ")
    }
}

/// Leaves this process only so many descriptors.
private func leaveDescriptors(_ count: Int) {
    var taken: [Int32] = []
    var limit = rlimit(rlim_cur: 64, rlim_max: 64)
    // SAFETY: the call reads the limit, and keeps no pointer.
    guard unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    while case let descriptor = dup(STDERR_FILENO), descriptor >= 0 { taken.append(descriptor) }
    for descriptor in taken.suffix(count) { close(descriptor) }
}

/// Of this process; the one that counts is among them.
private func countDescriptors() throws -> Int {
    var count = 0
    try Directory(path: "/proc/self/fd").forEachName { _ in count += 1 }
    return count
}
