import Foundation
import Glibc
import Identity
import TestSupport
import Testing

@testable import Platform

@Suite struct `All processes` {
    private static let rest = " 41 1 1 34818 -1 4194560 5 6 7 8 9 10 11 12 20 0 1 0 1234 13 14 15\n"

    @Test(arguments: ["sh", "", ") S 7 (", "a b", "two\nlines", "((", "))))", "\u{1B}[2J"])
    func `have a name, a parent and a terminal`(name: String) throws {
        let entry = try #require(ProcessEntry(pid: 40, stat: Array("40 (\(name)) S\(Self.rest)".utf8)))
        #expect(entry.identity == ProcessIdentity(pid: 40, startTime: 1_234) && entry.parent == 41)
        #expect(entry.name == Array(name.utf8) && entry.terminal == DeviceNumber(major: 136, minor: 2))
    }

    @Test(
        arguments: [
            ("0", nil), ("1025", DeviceNumber(major: 4, minor: 1)),
            ("1088", DeviceNumber(major: 4, minor: 64)),
            ("35072", DeviceNumber(major: 137, minor: 0)),
            ("-2147448830", DeviceNumber(major: 136, minor: 524_290)),
        ] as [(String, DeviceNumber?)])
    func `have the terminal whose number the kernel packs`(number: String, device: DeviceNumber?) throws {
        let stat = "40 (sh) S 41 1 1 \(number) -1 4194560 5 6 7 8 9 10 11 12 20 0 1 0 1234 13"
        let entry = try #require(ProcessEntry(pid: 40, stat: Array(stat.utf8)))
        #expect(entry.terminal == device)
    }

    @Test(arguments: [
        "", "40 (sh", "40 sh) S\(rest)", "40 (sh) S 41 1 1 x -1 4 5 6 7 8 9 10 11 12 20 0 1 0 1234",
    ])
    func `are read whole or not at all`(stat: String) {
        #expect(ProcessEntry(pid: 40, stat: Array(stat.utf8)) == nil)
    }

    @Test func `are in the table, this one too`() throws {
        let table = try ProcessTable.read()
        let own = try #require(try ProcessEntry.read(getpid()))
        #expect(table[own.identity] == own && own.parent == getppid())
        #expect(table[ProcessIdentity(pid: getpid(), startTime: own.identity.startTime + 1)] == nil)
        #expect(try ProcessEntry.read(.max) == nil)
    }

    @Test func `are in the table by their parent as well`() {
        let table = ProcessTable(
            [(9, 7), (8, 7), (7, 1), (5, 9)].map { pid, parent in
                ProcessEntry(
                    identity: ProcessIdentity(pid: pid, startTime: 1), parent: parent, name: [], terminal: nil
                )
            })
        #expect(table.children(of: 7).map(\.identity.pid) == [8, 9])
        #expect(table.children(of: 8).isEmpty && table.children(of: 4).isEmpty)
    }

    @Test func `are in the table without those that are gone or cannot be understood`() throws {
        let folder = try TemporaryFolder()
        for (pid, stat) in [("7", "7 (sh) S\(Self.rest)"), ("8", "8 (sh"), ("9", "")] {
            let process = folder.path + "/" + pid
            try FileManager.default.createDirectory(atPath: process, withIntermediateDirectories: false)
            try stat.write(toFile: process + "/stat", atomically: false, encoding: .utf8)
        }
        for name in ["10", "self"] {
            try FileManager.default.createDirectory(
                atPath: folder.path + "/" + name, withIntermediateDirectories: false)
        }
        #expect(try ProcessTable.read(folder.path).entries.keys.sorted() == [7])
    }

    @Test func `are in the table, many as they are`() throws {
        let folder = try TemporaryFolder()
        let directory = try Directory(path: folder.path)
        // Of processes that have gone.
        for pid in 1...65_537 { try directory.makeLink("\(pid)", to: "gone") }
        #expect(try ProcessTable.read(folder.path).entries.isEmpty)
    }

    @Test(
        arguments: [
            ("socket:[123]", 123), ("socket:[]", nil), ("socket:[x]", nil), ("pipe:[123]", nil),
            ("socket:[123", nil),
            ("/socket:[123]", nil), ("", nil), ("]", nil),
        ] as [(String, UInt64?)])
    func `have sockets behind their descriptors`(link: String, inode: UInt64?) {
        #expect(ProcessText.socket(link: Array(link.utf8)) == inode)
    }

    @Test(
        arguments: [
            ("Uid:\t1000\t0\t0\t0\n", [1_000, 0]), ("Uid:\t7\n", nil), ("Uid:\n", nil), ("", nil),
            ("Name:\tUid:\t1\t2\nUid:\t3\t4\t5\t6\n", [3, 4]),
        ] as [(String, [UInt32]?)])
    func `have a real user and an effective one`(status: String, users: [UInt32]?) {
        let read = ProcessText.users(status: Array(status.utf8))
        #expect(read.map { [$0.real.rawValue, $0.effective.rawValue] } == users)
    }

    @Test func `are held, signalled and waited for`() throws {
        let child = Process()
        child.executableURL = URL(filePath: "/bin/sleep")
        child.arguments = ["600"]
        try child.run()
        let identity = try #require(try ProcessEntry.read(child.processIdentifier)).identity
        let later = ProcessIdentity(pid: identity.pid, startTime: identity.startTime + 1)
        #expect(try isHeld(later) == false)
        guard let handle = try ProcessHandle.take(identity) else {
            Issue.record("a running process is not held")
            return
        }
        let (before, signalled) = (handle.hasEnded(), try handle.signal(SIGKILL))
        let after = handle.hasEnded(withinMilliseconds: 10_000)
        child.waitUntilExit()
        let again = try handle.signal(SIGKILL)
        #expect(!before && signalled && after && !again)
        #expect(try isHeld(identity) == false)
    }

    private func isHeld(_ process: ProcessIdentity) throws -> Bool {
        if let handle = try ProcessHandle.take(process) { !handle.hasEnded() } else { false }
    }

    @Test(arguments: [getpid(), 1, 0, -1])
    func `are not held if they are this one, the first, or none`(pid: Int32) throws {
        do throws(PlatformError) {
            _ = try ProcessHandle.take(ProcessIdentity(pid: pid, startTime: 1))
            Issue.record("it was held")
        } catch {
            #expect(error.errno == EPERM)
        }
    }
}
