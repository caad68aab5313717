import Glibc
import Platform
import Testing

@Suite struct `Serving connections` {
    @Test func `waits for those descriptors alone that can be read`() throws {
        let path = "/tmp/sallyport-serving-\(getpid()).sock"
        let listener = Descriptor(owning: try UnixSocket.listen(path: path, mode: 0o600))
        defer { unlinkSocket(path) }
        let quiet = Descriptor(owning: try UnixSocket.connect(path: path))
        #expect(try Readiness.wait(for: [quiet.number, listener.number]) == [listener.number])
        let accepted = try UnixSocket.accept(listener.number)
        try accepted.writeAll([1])
        #expect(try Readiness.wait(for: [listener.number, quiet.number]) == [quiet.number])
    }

    @Test func `waits for a bounded number of descriptors`() {
        #expect(throws: PlatformError(operation: "poll", errno: EINVAL)) {
            try Readiness.wait(for: [Int32](repeating: 0, count: Readiness.most + 1))
        }
    }

    @Test func `takes nobody where nobody waits`() throws {
        let path = "/tmp/sallyport-nobody-\(getpid()).sock"
        let listener = Descriptor(owning: try UnixSocket.listen(path: path, mode: 0o600))
        defer { unlinkSocket(path) }
        #expect(throws: PlatformError(operation: "accept", errno: EAGAIN)) {
            _ = try UnixSocket.accept(listener.number).number
        }
    }

    @Test func `a wiped array is zeros`() {
        var bytes: [UInt8] = [1, 2, 3]
        bytes.wipe()
        #expect(bytes == [0, 0, 0])
    }

    private func unlinkSocket(_ path: String) {
        _ = try? Directory(path: "/tmp").remove(String(path.dropFirst("/tmp/".count)))
    }
}
