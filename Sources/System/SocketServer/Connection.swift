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

    /// A peer that does not take what was sent to it within this time is closed.
    package static let sendDeadline = TimeAmount.seconds(5)

    /// Sends, and calls `done` once the bytes are with the kernel, or the connection is closed.
    package func send(_ bytes: [UInt8], then done: @escaping () -> Void) {
        let channel = channel
        let timer = eventLoop.assumeIsolated().scheduleTask(in: Self.sendDeadline) {
            channel.close(promise: nil)
        }
        channel.writeAndFlush(channel.allocator.buffer(bytes: bytes))
            .assumeIsolated().whenComplete { _ in
                timer.cancel()
                done()
            }
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
