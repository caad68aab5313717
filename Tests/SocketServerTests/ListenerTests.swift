import FoundationEssentials
import Glibc
import Identity
import NIOCore
import NIOPosix
import Platform
import Synchronization
import Testing

@testable import SocketServer

/// The real thing: a socket, an event loop, and peers that are this process.
@Suite struct `A listener` {
    @Test func `tells who the peer is by the kernel's word, and answers`() async throws {
        let echo = try await Echo()
        let peer = Descriptor(owning: try UnixSocket.connect(path: echo.path))
        try peer.writeAll(Array("3abc".utf8))
        #expect(try peer.read(upTo: 100) == Array("\(geteuid()) abc".utf8))
        try await echo.stop()
    }

    @Test func `closes whom it has no room for, and goes on`() async throws {
        let echo = try await Echo(most: 1)
        let first = Descriptor(owning: try UnixSocket.connect(path: echo.path))
        try first.writeAll(Array("1a".utf8))
        _ = try first.read(upTo: 100)
        let second = Descriptor(owning: try UnixSocket.connect(path: echo.path))
        #expect(try second.read(upTo: 100) == [])
        try first.writeAll(Array("1b".utf8))
        #expect(try first.read(upTo: 100) == Array("\(geteuid()) b".utf8))
        try await echo.stop()
    }

    @Test func `hears of each connection's end once`() async throws {
        let echo = try await Echo()
        for _ in 1...50 {
            let peer = Descriptor(owning: try UnixSocket.connect(path: echo.path))
            try peer.writeAll(Array("1a".utf8))
            _ = try peer.read(upTo: 100)
        }
        while echo.ends < 50 { try await Task.sleep(for: .milliseconds(1)) }
        try await echo.stop()
        #expect(echo.ends == 50)
    }
}

/// Answers each frame with the peer's uid and the frame.
private final class Echo: Sendable {
    let path = "/tmp/sallyport-echo-\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let listener: SocketListener
    private let counts: Counts

    final class Counts: Sendable {
        let open = Mutex(0)
        let ended = Mutex(0)
    }

    var ends: Int { counts.ended.withLock { $0 } }

    init(most: Int = .max) async throws {
        let eventLoop = group.next()
        let descriptor = try UnixSocket.listen(path: path, mode: 0o600)
        let counts = Counts()
        self.counts = counts
        listener = try await eventLoop.flatSubmit {
            let make: SocketListener.MakeSession<String> = { connection in
                let isRoom = counts.open.withLock { open in
                    open += 1
                    return open <= most
                }
                return isRoom ? Answer(connection, counts) : nil
            }
            return SocketListener.start(
                on: eventLoop, descriptor: descriptor, framing: CountedFraming(),
                makeSession: NIOLoopBound(make, eventLoop: eventLoop))
        }.get()
    }

    func stop() async throws {
        try await listener.close().get()
        try await group.shutdownGracefully()
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    private final class Answer: Session {
        private let connection: Connection
        private let counts: Counts

        init(_ connection: Connection, _ counts: Counts) {
            self.connection = connection
            self.counts = counts
        }

        func received(_ frame: String) { connection.send(Array("\(connection.peer.uid) \(frame)".utf8)) }
        func violated() { connection.close() }
        func closed() { counts.ended.withLock { $0 += 1 } }
    }
}
