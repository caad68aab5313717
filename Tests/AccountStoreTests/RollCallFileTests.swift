import AccountStore
import Platform
import TestSupport
import Testing

@Suite struct `The file of roll calls` {
    let state: TemporaryFolder
    private var file: RollCallFile { RollCallFile(stateDirectory: state.path) }

    init() throws { state = try TemporaryFolder() }

    @Test func `is empty before the first, and has the latest`() throws {
        #expect(try file.read() == [])
        for bytes in [[1], [2, 3], []] as [[UInt8]] {
            try file.write(bytes)
            #expect(try file.read() == bytes)
        }
        #expect(try Directory(path: state.path).status(of: "roll-calls")?.mode == 0o600)
    }

    @Test func `is the one before while a crash left only a draft`() throws {
        try file.write([1])
        try Directory(path: state.path).openNew("roll-calls.new").writeAll([2])
        #expect(try file.read() == [1])
        try file.write([3])
        #expect(try file.read() == [3])
    }

    /// Then no day is known, and accounts close later.
    @Test(arguments: [
        "mkfifo roll-calls", "mkdir roll-calls", "ln -s /etc/hostname roll-calls",
        "truncate -s 4097 roll-calls",
    ])
    func `is empty where anything but a short file of ours is in its place`(arrangement: String) throws {
        try Command.run("sh", "-c", "cd '\(state.path)' && \(arrangement)")
        #expect(try file.read() == [])
    }
}
