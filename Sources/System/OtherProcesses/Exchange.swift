import Identity
import NIOCore
import Platform

/// One request on one connection: looks who listens, asks, and takes what comes until the answer is there.
final class Exchange<Answer: Sendable>: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    /// Takes what it can off the bytes that came; an answer ends the exchange, nil waits for more.
    typealias Reader = @Sendable (inout [UInt8]) throws -> Answer?

    struct Terms: Sendable {
        let request: SentRequest
        /// Whether a listener with this uid may hear the request.
        let trusts: @Sendable (UserID) -> Bool
        let read: Reader
        /// Fails with ``ExchangeFailure``.
        let answer: EventLoopPromise<Answer>
    }

    private let terms: Terms
    private var received: [UInt8] = []

    init(_ terms: Terms) {
        self.terms = terms
    }

    func channelActive(context: ChannelHandlerContext) {
        guard isTrusted(context.channel) else { return fail(context) }
        let loop = context.eventLoop
        context.channel.writeAndFlush(terms.request.bytes).whenComplete { [request = terms.request] _ in
            // A moment later nobody else holds the bytes.
            loop.execute { request.wipe() }
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += unwrapInboundIn(data).readableBytesView
        do {
            guard let answer = try terms.read(&received) else { return }
            terms.answer.succeed(answer)
            context.close(promise: nil)
        } catch {
            fail(context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        terms.answer.fail(ExchangeFailure.broken)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(context)
    }

    private func fail(_ context: ChannelHandlerContext) {
        terms.answer.fail(ExchangeFailure.broken)
        context.close(promise: nil)
    }

    /// By the kernel's word (`SO_PEERCRED`): whoever called listen(2) on the socket.
    private func isTrusted(_ channel: any Channel) -> Bool {
        let listener = try? channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(
            of: NIOBSDSocket.Handle.self
        ) { try PeerCredentials.read($0).uid }
        return listener.map(terms.trusts) ?? false
    }
}
