import Glibc
package import NIOCore
import NIOPosix
import Platform

/// Accepts the connections of one listening socket and gives each a session.
///
/// Everything here happens on one event loop: the accepting channel, its connections, and their sessions.
package struct SocketListener: Sendable {
    /// A request that is not complete after so long is closed.
    package static let requestDeadline = TimeAmount.seconds(5)

    /// Connections that wait to be accepted: a daemon that is started anew must not lose a login.
    private static let mostWaiting: Int32 = 4_096

    private let channel: any Channel

    /// Who asks for a session, and what for.
    package typealias MakeSession<Frame> = (Connection) -> (any Session<Frame>)?

    /// Begins to accept on `descriptor`, a listening, non-blocking Unix socket that is the listener's from now on.
    ///
    /// `makeSession` is called on the event loop, once for each connection; nil closes it.
    package static func start<Cutter: Framing & Sendable>(
        on eventLoop: any EventLoop, descriptor: Int32, framing: Cutter,
        makeSession: NIOLoopBound<MakeSession<Cutter.Frame>>
    ) -> EventLoopFuture<SocketListener> {
        ServerBootstrap(group: eventLoop)
            .serverChannelOption(.maxMessagesPerRead, value: 16)
            .childChannelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 2_048))
            .childChannelOption(.maxMessagesPerRead, value: 2)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try install(on: channel, framing: framing, makeSession: makeSession.value)
                }
            }
            .withBoundSocket(descriptor)
            .map { channel in
                // NIO listens with room for 128, before any option of its channel counts.
                _ = listen(descriptor, mostWaiting)
                return SocketListener(channel: channel)
            }
    }

    /// Accepts nothing more; connections go on.
    package func close() -> EventLoopFuture<Void> {
        channel.close()
    }

    private static func install<Cutter: Framing>(
        on channel: any Channel, framing: Cutter, makeSession: MakeSession<Cutter.Frame>
    ) throws {
        let pipeline = channel.pipeline.syncOperations
        let peer = try pipeline.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
            try PeerCredentials.read($0)
        }
        guard let peer else { throw ChannelError.operationUnsupported }
        let connection = Connection(peer: peer, channel: channel)
        guard let session = makeSession(connection) else { throw ChannelError.eof }
        try pipeline.addHandler(
            ConnectionHandler(
                framing: framing, session: session, connection: connection, deadline: requestDeadline))
    }
}
