import Glibc
import Identity
import Platform
import TestSupport
import Testing

@Suite struct `A Unix socket` {
    let folder: TemporaryFolder
    var path: String { folder("socket") }

    init() throws { folder = try TemporaryFolder() }

    @Test func `carries bytes, and tells each side who the other is`() throws {
        let listener = Descriptor(owning: try UnixSocket.listen(path: path, mode: 0o666))
        let client = Descriptor(owning: try UnixSocket.connect(path: path))
        let server = try accept(listener)
        try client.writeAll([1, 2, 3])
        #expect(try server.read(upTo: 9) == [1, 2, 3])
        let peer = try PeerCredentials.read(server.number)
        #expect(peer.uid.rawValue == geteuid())
        #expect(peer.gid.rawValue == getegid())
        #expect(peer.pid == getpid())
        #expect(peer.groups.count == Int(getgroups(0, nil)))
    }

    @Test func `has a peer's process to hold on to, where the kernel gives one`() throws {
        let listener = Descriptor(owning: try UnixSocket.listen(path: path, mode: 0o600))
        let client = Descriptor(owning: try UnixSocket.connect(path: path))
        let server = try accept(listener)
        if let process = try PeerCredentials.process(server.number) {
            close(process)
        } else {
            withKnownIssue("SKIPPED: this kernel has no SO_PEERPIDFD (Linux 6.5)") { Issue.record("skipped") }
        }
        #expect(client.number >= 0)
    }

    @Test func `that is not connected has no peer`() throws {
        let listener = Descriptor(owning: socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
        let error = PlatformError(operation: "getsockopt SO_PEERCRED", errno: ENOTCONN)
        #expect(throws: error) { try PeerCredentials.read(listener.number) }
    }

    @Test(arguments: [0o600, 0o666] as [UInt32])
    func `has the mode that was asked for, under any umask`(mode: UInt32) async throws {
        await #expect(processExitsWith: .success) { [folder = folder.path as String, mode] in
            umask(0o077)
            _ = Descriptor(owning: try UnixSocket.listen(path: folder + "/socket", mode: mode))
            guard try Directory(path: folder).status(of: "socket")?.mode == mode else { exit(1) }
        }
    }

    @Test func `replaces one that nobody listens on`() throws {
        do { _ = Descriptor(owning: try UnixSocket.listen(path: path, mode: 0o600)) }
        #expect(throws: PlatformError(operation: "connect", path: path, errno: ECONNREFUSED)) {
            try UnixSocket.connect(path: path)
        }
        let again = Descriptor(owning: try UnixSocket.listen(path: path, mode: 0o600))
        #expect(again.number >= 0)
    }

    @Test func `leaves a live one alone, with room in its queue or without`() throws {
        let listener = Descriptor(owning: try UnixSocket.listen(path: path, mode: 0o600, backlog: 0))
        let inUse = PlatformError(operation: "listen", path: path, errno: EADDRINUSE)
        #expect(throws: inUse) { try UnixSocket.listen(path: path, mode: 0o600) }
        #expect(throws: inUse) { try UnixSocket.listen(path: path, mode: 0o600) }
        #expect(throws: inUse) { try UnixSocket.listen(path: path, mode: 0o600) }
        #expect(listener.number >= 0)
    }

    @Test func `leaves what is no socket alone`() throws {
        try folder.write([1], to: "socket")
        #expect(throws: PlatformError(operation: "listen", path: path, errno: EEXIST)) {
            try UnixSocket.listen(path: path, mode: 0o600)
        }
        #expect(try RegularFile.read(path: path, atMost: 9).bytes == [1])
    }

    @Test func `has a path of 107 bytes at most`() throws {
        let room = 107 - folder.path.utf8.count - 1
        let longest = folder(String(repeating: "x", count: room))
        #expect(Descriptor(owning: try UnixSocket.listen(path: longest, mode: 0o600)).number >= 0)
        #expect(throws: PlatformError(operation: "listen", path: longest + "x", errno: ENAMETOOLONG)) {
            try UnixSocket.listen(path: longest + "x", mode: 0o600)
        }
        #expect(throws: PlatformError(operation: "connect", path: longest + "x", errno: ENAMETOOLONG)) {
            try UnixSocket.connect(path: longest + "x")
        }
    }

    @Test func `gives up waiting after its time`() throws {
        let listener = Descriptor(owning: try UnixSocket.listen(path: path, mode: 0o600))
        let client = Descriptor(owning: try UnixSocket.connect(path: path))
        try client.setTimeout(milliseconds: 10)
        #expect(throws: PlatformError(operation: "read", errno: EAGAIN)) { try client.read(upTo: 1) }
        #expect(listener.number >= 0)
    }

    private func accept(_ listener: borrowing Descriptor) throws -> Descriptor {
        Descriptor(owning: Glibc.accept(listener.number, nil, nil))
    }
}
