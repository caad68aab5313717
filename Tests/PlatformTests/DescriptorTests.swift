import Foundation
import Glibc
import Identity
import Platform
import TestSupport
import Testing

@Suite struct `A descriptor` {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `reads back what was written, and less at the end`() throws {
        let file = try Directory(path: folder.path).openNew("file")
        try file.writeAll([1, 2, 3, 4])
        #expect(try file.write([9, 9].span, at: 1) == 2)
        #expect(try file.read(4, at: 0) == [1, 9, 9, 4])
        #expect(try file.read(100, at: 2) == [9, 4])
        #expect(try file.read(100, at: 4) == [])
        #expect(file.readIfCached(5, at: 0) == nil)
    }

    @Test(
        .enabled(if: CachedReads.areServed, "SKIPPED: this file system serves no read from the cache alone"))
    func `reads from the cache what was written`() throws {
        let file = try Directory(path: folder.path).openNew("file")
        try file.writeAll([1, 2, 3, 4])
        #expect(file.readIfCached(4, at: 0) == [1, 2, 3, 4])
    }

    @Test func `reads a pipe to its end, or to a limit`() throws {
        for (limit, expected) in [(200_000, 150_000), (70_000, 70_000)] {
            let pipe = Pipe()
            let reader = Descriptor(owning: dup(pipe.fileHandleForReading.fileDescriptor))
            let writer = Descriptor(owning: dup(pipe.fileHandleForWriting.fileDescriptor))
            try pipe.fileHandleForWriting.close()
            let thread = Thread { [number = writer.release()] in
                signal(SIGPIPE, SIG_IGN)
                try? Descriptor(owning: number).writeAll([UInt8](repeating: 7, count: 150_000))
            }
            thread.start()
            #expect(try reader.readAll(atMost: limit).count == expected)
        }
    }

    @Test func `closes its file once, and not after release`() throws {
        let held = try Descriptor(path: "/dev/null", .read).release()
        #expect(fcntl(held, F_GETFD) == FD_CLOEXEC)
        do { _ = Descriptor(owning: held) }
        let reopened = try Descriptor(path: "/dev/null", .read)
        #expect(reopened.number >= 0)
    }

    @Test func `locks against another, and frees with its end`() throws {
        try folder.write([], to: "file")
        let second = try Descriptor(path: folder("file"), .read)
        do {
            let first = try Descriptor(path: folder("file"), .read)
            #expect(try first.lock())
            #expect(try !second.lock())
        }
        #expect(try second.lock())
    }

    @Test func `reserves space, and says how large the file is`() throws {
        let file = try Directory(path: folder.path).openNew("file")
        try file.allocate(10_000)
        let status = try file.status()
        #expect(status.size == 10_000)
        #expect(status.kind == .regular)
        #expect(status.owner.rawValue == geteuid())
        #expect(status.linkCount == 1)
    }

    @Test func `refuses a path with a NUL rather than open a shorter one`() {
        #expect(throws: PlatformError(operation: "open", path: "/dev/null\0x", errno: EINVAL)) {
            _ = try Descriptor(path: "/dev/null\0x", .read)
        }
    }
}
