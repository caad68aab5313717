import Glibc
import Platform
import Synchronization

/// A listener that takes one connection, does one thing with it, and remembers what it read.
final class FakeListener: Sendable {
    enum Manner: Sendable {
        /// Reads what comes, then writes these bytes, piece by piece, and closes.
        case answering([[UInt8]])
        /// Reads what comes, and says nothing until the other side is gone.
        case silent
        /// Reads what comes, writes these bytes, and says nothing more until the other side is gone.
        case stopping(after: [UInt8])
        /// Lets what comes lie, and closes after a while.
        case deaf
        /// Closes without a look.
        case closing
    }

    let path = "/tmp/sallyport-fake-\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"
    private let heard = Mutex<[UInt8]>([])

    /// What was read so far.
    var received: [UInt8] { heard.withLock { $0 } }

    /// Listens, and serves one connection in a task of its own.
    func serve(_ manner: Manner) throws -> Task<Void, any Error> {
        let listener = try UnixSocket.listen(path: path, mode: 0o600)
        // Not this listener: a task to which nobody connects would keep it, and its socket.
        return Task.detached { [weak self] in
            let listener = Descriptor(owning: listener)
            let connection = Descriptor(owning: try await Self.accept(listener.number))
            try await self?.serve(connection, manner)
        }
    }

    deinit {
        _ = try? Directory(path: "/tmp").remove(String(path.dropFirst("/tmp/".count)))
    }

    private static func accept(_ listener: Int32) async throws -> Int32 {
        while true {
            let connection = Glibc.accept(listener, nil, nil)
            if connection >= 0 { return connection }
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    private func serve(_ connection: consuming Descriptor, _ manner: Manner) async throws {
        switch manner {
        case .closing: return
        case .deaf: try await Task.sleep(for: .milliseconds(100))
        case .silent:
            while try await hear(connection.number) {}
        case .stopping(let bytes):
            _ = try await hear(connection.number)
            try connection.writeAll(bytes)
            while try await hear(connection.number) {}
        case .answering(let pieces):
            _ = try await hear(connection.number)
            for piece in pieces {
                try connection.writeAll(piece)
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    /// Reads once without holding a thread; false at the end.
    private func hear(_ connection: Int32) async throws -> Bool {
        _ = fcntl(connection, F_SETFL, O_NONBLOCK)
        let connection = Descriptor(owning: dup(connection))
        while true {
            do throws(PlatformError) {
                let bytes = try connection.read(upTo: 4_096)
                heard.withLock { $0 += bytes }
                return !bytes.isEmpty
            } catch {
                guard error.errno == EAGAIN else { return false }
            }
            try await Task.sleep(for: .milliseconds(1))
        }
    }
}
