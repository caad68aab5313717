package import Identity
package import NIOCore

/// One accepted connection, as its session sees it; used on the event loop alone.
package final class Connection {
    package let peer: Peer
    package let eventLoop: any EventLoop
    private let channel: any Channel
    private var paused = false
    /// Delivers what has piled up while the connection was paused.
    var resumed: (() -> Void)?

    init(peer: Peer, channel: any Channel) {
        self.peer = peer
        self.channel = channel
        eventLoop = channel.eventLoop
    }

    package func send(_ bytes: [UInt8]) {
        channel.writeAndFlush(channel.allocator.buffer(bytes: bytes), promise: nil)
    }

    /// Sends, and calls `done` once the bytes are with the kernel.
    package func send(_ bytes: [UInt8], then done: @escaping () -> Void) {
        channel.writeAndFlush(channel.allocator.buffer(bytes: bytes))
            .assumeIsolated().whenComplete { _ in done() }
    }

    /// Sends, and closes once it is sent.
    package func finish(_ bytes: [UInt8]) {
        let channel = channel
        channel.writeAndFlush(channel.allocator.buffer(bytes: bytes))
            .assumeIsolated().whenComplete { _ in channel.close(promise: nil) }
    }

    package func close() {
        channel.close(promise: nil)
    }

    var isPaused: Bool { paused }

    /// Delivers no further frame, and reads no further byte, until ``resume()``.
    package func pause() {
        paused = true
        channel.setOption(.autoRead, value: false).assumeIsolated().whenComplete { _ in }
    }

    package func resume() {
        paused = false
        channel.setOption(.autoRead, value: true).assumeIsolated().whenComplete { _ in }
        resumed?()
    }
}
