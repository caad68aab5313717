import Foundation
import Glibc
import Identity
import Testing

@testable import Platform

@Suite struct `The place of a process` {
    @Test func `is that of the kernel, from the parent to the first process`() throws {
        let own = try #require(try ProcessPlace.read(pid: getpid()))
        #expect(own.owner.rawValue == getuid() && own.place.process.pid == getpid())
        #expect(own.place.ancestors.first?.pid == getppid() && own.place.ancestors.count <= 8)
        let parent = try #require(try ProcessPlace.read(pid: getppid()))
        #expect(parent.place.process == own.place.ancestors.first)
        #expect(Array(parent.place.ancestors.prefix(7)) == Array(own.place.ancestors.dropFirst()))
    }

    @Test func `is that of the process that started then, and of no other`() throws {
        let start = try #require(try ProcessPlace.read(pid: getpid())).place.process.startTime
        #expect(try ProcessPlace.read(pid: getpid(), startTime: start)?.place.process.startTime == start)
        #expect(try ProcessPlace.read(pid: getpid(), startTime: start + 1) == nil)
    }

    @Test(arguments: [.max, 0, -1] as [Int32])
    func `is nil of no process`(pid: Int32) throws {
        #expect(try ProcessPlace.read(pid: pid) == nil)
    }

    @Test func `is nil of a process that has ended, though its folder is open`() throws {
        let child = try start()
        let folder = try ProcessFolder(pid: child.processIdentifier)
        #expect(try folder.status().parent == getpid())
        end(child)
        do throws(PlatformError) {
            _ = try folder.status()
            Issue.record("something was read of a process that has ended")
        } catch {
            #expect(error.errno == ESRCH || error.errno == ENOENT)
        }
        #expect(try ProcessPlace.read(pid: child.processIdentifier) == nil)
    }

    @Test func `begins with the process that started it`() throws {
        let child = try start()
        defer { end(child) }
        let own = try #require(try ProcessPlace.read(pid: getpid())).place
        let place = try #require(try ProcessPlace.read(pid: child.processIdentifier)).place
        #expect(place.ancestors.first == own.process)
        #expect(place.controlGroup == own.controlGroup && place.auditSession == own.auditSession)
    }

    private func start() throws -> Process {
        let child = Process()
        child.executableURL = URL(filePath: "/bin/sleep")
        child.arguments = ["60"]
        try child.run()
        return child
    }

    private func end(_ child: Process) {
        child.terminate()
        child.waitUntilExit()
    }
}
