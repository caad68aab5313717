import Identity
import Platform
import Testing
import Wire

@testable import SessionControl

/// Which processes belong to a leader, in tables that the kernel could have shown.
@Suite struct `The tree of a session` {
    private let leader = ProcessIdentity(pid: 10, startTime: 100)

    /// A process of pid, parent and start.
    private func entry(_ pid: Int32, _ parent: Int32, _ start: UInt64, tty: UInt32? = nil) -> ProcessEntry {
        ProcessEntry(
            identity: ProcessIdentity(pid: pid, startTime: start), parent: parent, name: [],
            terminal: tty.map { DeviceNumber(major: 136, minor: $0) })
    }

    private func pids(_ entries: [ProcessEntry]) -> [Int32]? {
        SessionTree(below: leader, in: ProcessTable(entries))?.descendants.map(\.identity.pid)
    }

    @Test func `has all that descend from the leader, the nearest first`() {
        let table = [
            entry(14, 12, 103), entry(10, 1, 100), entry(12, 11, 102), entry(11, 10, 101), entry(13, 10, 101),
            entry(20, 1, 200), entry(21, 20, 201),
        ]
        #expect(pids(table) == [11, 13, 12, 14])
        #expect(
            SessionTree(below: leader, in: ProcessTable(table))?.children.map(\.identity.pid) == [11, 13])
    }

    @Test func `is nobody's whose pid another process has`() {
        #expect(pids([entry(10, 1, 101), entry(11, 10, 102)]) == nil)
        #expect(pids([]) == nil)
    }

    @Test func `has no child that is older than its parent`() {
        #expect(pids([entry(10, 1, 100), entry(11, 10, 99), entry(12, 11, 105), entry(13, 10, 100)]) == [13])
    }

    @Test func `ends where processes are said to be each other's parents`() {
        #expect(pids([entry(10, 11, 100), entry(11, 10, 100), entry(12, 12, 100)]) == [11])
        #expect(pids([entry(10, 10, 100)]) == [])
    }

    @Test func `has a bounded number of processes`() {
        let many = (11..<20_000).map { entry($0, 10, 101) }
        #expect(pids(many + [entry(10, 1, 100)])?.count == SessionTree.most)
    }

    @Test func `has each terminal once, the leader's first, and sixteen at most`() throws {
        let table = [
            entry(10, 1, 100, tty: 7), entry(11, 10, 101), entry(12, 11, 102, tty: 3),
            entry(13, 11, 102, tty: 7),
        ]
        let tree = try #require(SessionTree(below: leader, in: ProcessTable(table)))
        #expect(SessionTerminal.all(of: tree).map(\.name) == ["pts/7", "pts/3"])
        let many = (11..<100).map { entry($0, 10, 101, tty: UInt32($0)) } + [entry(10, 1, 100)]
        let wide = try #require(SessionTree(below: leader, in: ProcessTable(many)))
        #expect(SessionTerminal.all(of: wide).map(\.name) == (11..<27).map { "pts/\($0)" })
    }

    @Test(
        arguments: [
            (136, 0, "pts/0"), (136, 1_048_575, "pts/1048575"), (4, 1, "tty1"), (4, 63, "tty63"),
            (4, 64, "ttyS0"),
            (4, 255, "ttyS191"), (4, 0, nil), (5, 0, nil), (5, 1, nil), (137, 0, nil), (1, 3, nil),
            (0, 0, nil),
        ] as [(UInt32, UInt32, String?)])
    func `knows a terminal by its number`(major: UInt32, minor: UInt32, name: String?) {
        #expect(SessionTerminal(DeviceNumber(major: major, minor: minor))?.name == name)
    }

    @Test(
        arguments: [
            ([100, 90], 100), ([90, 0], 90), ([90, -5], 90), ([90, 101], 90), ([90, .max], 90), ([-5], 0),
            ([.min, -1], 0), ([.max], SessionInput.latest), ([101, 102], 102), ([], 0),
        ] as [([Int64], Int64)])
    func `was read last at the newest time that can be one`(times: [Int64], newest: Int64) {
        #expect(TerminalInput.newest(times, now: 100) == newest)
    }
}
