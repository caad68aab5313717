import NIOCore
import NIOPosix

/// The threads of the courier: one event loop, one for files, and one for each letter that is sent at once.
struct Threads: Sendable {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let files = NIOThreadPool(numberOfThreads: 1)
    let sending = NIOThreadPool(numberOfThreads: Queue.Bounds().mostAtOnce)

    var eventLoop: any EventLoop { group.next() }

    static func start() -> Self {
        let threads = Self()
        threads.files.start()
        threads.sending.start()
        return threads
    }
}
