import Glibc
import Identity
import NIOCore
import NIOPosix
import OtherProcesses
import Platform
import SocketServer
import Synchronization
import Systemd
import Wire

@testable import sallyport_courier

/// A desk that serves a socket, the daemon's client before it, and the lines that were written meanwhile.
final class ServedDesk: Sendable {
    let path = "/tmp/sallyport-courier-\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"
    private let eventLoop: any EventLoop = MultiThreadedEventLoopGroup.singleton.next()
    private let threads = NIOThreadPool(numberOfThreads: 16)
    private let desk: NIOLoopBound<DeliveryDesk>
    private let listener: SocketListener
    private let lines: Lines
    private let writer: JournalWriter

    final class Lines: Sendable {
        private let all = Mutex<[String]>([])

        func take(_ record: JournalRecord) -> Bool {
            all.withLock { $0.append(record.message) }
            return true
        }

        var written: [String] { all.withLock { $0 } }
    }

    init(
        _ providers: Providers?, bounds: Queue.Bounds = Queue.Bounds(),
        peer: UserID = ProcessFacts.effectiveUser
    ) async throws {
        threads.start()
        let lines = Lines()
        self.lines = lines
        writer = try JournalWriter(to: JournalSink { lines.take($0) }, capacity: 100_000) { _ in
            JournalRecord(message: "lost", priority: .warning)
        }
        let log = DeliveryLog(writer: writer)
        let socket = try UnixSocket.listen(path: path, mode: 0o600)
        let desk = try await eventLoop.submit { [eventLoop, threads] in
            NIOLoopBound(
                DeliveryDesk(
                    providers, peer: peer, eventLoop: eventLoop, threads: threads, log: log, bounds: bounds),
                eventLoop: eventLoop)
        }.get()
        self.desk = desk
        listener = try await SocketListener.start(on: eventLoop, descriptor: socket, desk: desk).get()
    }

    /// Everything that the daemon hears of a letter.
    func answers(to delivery: Delivery) async throws -> [DeliveryAnswer] {
        let all = eventLoop.makePromise(of: [DeliveryAnswer].self)
        let courier = Courier(path: path, eventLoop: eventLoop)
        eventLoop.execute {
            var heard: [DeliveryAnswer] = []
            courier.deliver(delivery) { answer in
                heard.append(answer)
                if answer.fate != .deferred { all.succeed(heard) }
            }
        }
        return try await all.futureResult.get()
    }

    func abandon() async throws -> Int {
        try await eventLoop.submit { [desk] in desk.value.abandon() }.get()
    }

    /// Ends everything; returns what was written.
    func stop() async throws -> [String] {
        try await listener.close().get()
        try await threads.shutdownGracefully()
        _ = writer.finish(within: 10)
        return lines.written
    }

    deinit {
        // SAFETY: the kernel reads the NUL-terminated copy that Swift makes for the call.
        unsafe unlink(path)
    }
}
