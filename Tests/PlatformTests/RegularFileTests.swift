import Glibc
import Identity
import Platform
import TestSupport
import Testing

@Suite struct `A regular file` {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `is read whole, with its owner and mode`() throws {
        try folder.write([1, 2, 3], to: "file")
        let file = try RegularFile.read(path: folder("file"), atMost: 3)
        #expect(file.bytes == [1, 2, 3])
        #expect(file.status.owner == UserID(rawValue: geteuid()))
        #expect(file.status.mode == 0o600)
    }

    @Test func `is refused beyond the limit`() throws {
        try folder.write([1, 2, 3], to: "file")
        #expect(throws: RegularFile.ReadError.tooLarge(path: folder("file"), limit: 2)) {
            _ = try RegularFile.read(path: folder("file"), atMost: 2)
        }
    }

    @Test func `is bounded where the kernel calls its size zero`() throws {
        #expect(throws: RegularFile.ReadError.tooLarge(path: "/proc/cpuinfo", limit: 8)) {
            _ = try RegularFile.read(path: "/proc/cpuinfo", atMost: 8)
        }
    }

    @Test func `is not a FIFO, a folder or a device`() throws {
        try folder.makeFIFO("fifo")
        for path in [folder("fifo"), folder.path, "/dev/zero", "/dev/tty"] where canOpen(path) {
            #expect(throws: RegularFile.ReadError.notRegular(path: path)) {
                _ = try RegularFile.read(path: path, atMost: 10)
            }
        }
    }

    @Test func `is found behind a link, unless that is refused`() throws {
        try folder.write([1], to: "file")
        try Directory(path: folder.path).makeLink("link", to: "file")
        #expect(try RegularFile.read(path: folder("link"), atMost: 3).bytes == [1])
        let error = PlatformError(operation: "open", path: folder("link"), errno: ELOOP)
        #expect(throws: RegularFile.ReadError.system(error)) {
            _ = try RegularFile.read(path: folder("link"), atMost: 3, followingLink: false)
        }
    }

    @Test func `that is missing is named`() throws {
        let error = PlatformError(operation: "open", path: folder("none"), errno: ENOENT)
        #expect(throws: RegularFile.ReadError.system(error)) {
            _ = try RegularFile.read(path: folder("none"), atMost: 3)
        }
    }

    @Test func `that holds a secret is shown once`() throws {
        try folder.write([1, 2, 3], to: "key")
        let sum = try RegularFile.withSecret(path: folder("key"), atMost: 3) { bytes, status in
            bytes.indices.reduce(Int(status.mode)) { $0 + Int(bytes[$1]) }
        }
        #expect(sum == 0o600 + 6)
    }

    /// `/dev/tty` stands for a terminal only where there is one.
    private func canOpen(_ path: String) -> Bool {
        (try? Descriptor(path: path, .read)) != nil
    }
}
