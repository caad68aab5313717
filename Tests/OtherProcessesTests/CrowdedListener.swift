import Glibc
import NIOCore
import NIOPosix
import Synchronization
import Wire

/// Takes any number of letters, and says nothing until it is released: then the same of all, also of those to come.
final class CrowdedListener: Sendable {
    let path = "/tmp/sallyport-crowd-\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"
    private let state = Mutex<(channel: (any Channel)?, waiting: [any Channel], isReleased: Bool)>(
        (nil, [], false))
    private let frame = Mutex<[UInt8]>([])

    func listen(answer: DeliveryAnswer) async throws {
        frame.withLock { $0 = answer.frame }
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 4_096)
            // Not this listener: a channel that a failed test leaves open would keep it, and its socket.
            .childChannelInitializer { [weak self] channel in
                self?.arrived(channel)
                return channel.eventLoop.makeSucceededVoidFuture()
            }
            .bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).get()
        state.withLock { $0.channel = channel }
    }

    func release() {
        let waiting = state.withLock { state in
            defer { (state.waiting, state.isReleased) = ([], true) }
            return state.waiting
        }
        for channel in waiting { answer(channel) }
    }

    func stop() async throws {
        try await state.withLock { $0.channel }?.close().get()
    }

    deinit {
        // SAFETY: the kernel reads the NUL-terminated copy that Swift makes for the call.
        unsafe unlink(path)
    }

    private func arrived(_ channel: any Channel) {
        let isReleased = state.withLock { state in
            if !state.isReleased { state.waiting.append(channel) }
            return state.isReleased
        }
        if isReleased { channel.eventLoop.execute { self.answer(channel) } }
    }

    private func answer(_ channel: any Channel) {
        channel.writeAndFlush(ByteBuffer(bytes: frame.withLock { $0 }), promise: nil)
    }
}
