import NIOCore
import NIOPosix

/// The threads of the daemon: one event loop that decides, and three that may wait.
struct Threads: Sendable {
    let group: MultiThreadedEventLoopGroup
    /// For the disk.
    let storage: NIOThreadPool
    /// For the name service.
    let names: NIOThreadPool
    /// For hashes that are slow on purpose.
    let hashing: NIOThreadPool

    var eventLoop: any EventLoop { group.next() }

    static func start() -> Self {
        let threads = Self(
            group: MultiThreadedEventLoopGroup(numberOfThreads: 1),
            storage: NIOThreadPool(numberOfThreads: 1),
            names: NIOThreadPool(numberOfThreads: 1), hashing: NIOThreadPool(numberOfThreads: 1))
        threads.storage.start()
        threads.names.start()
        threads.hashing.start()
        return threads
    }

    /// Not to be called on one of them.
    func stop() throws {
        try storage.syncShutdownGracefully()
        try names.syncShutdownGracefully()
        try hashing.syncShutdownGracefully()
        try group.syncShutdownGracefully()
    }
}
