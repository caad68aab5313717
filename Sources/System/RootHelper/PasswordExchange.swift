import Identity
import NIOCore
import Platform
import Wire

/// One question on one connection: looks who listens, asks, and takes the answer.
final class PasswordExchange: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    struct Terms: Sendable {
        let question: SentQuestion
        /// Whether a listener with this uid may hear the password.
        let trusts: @Sendable (UserID) -> Bool
        let answer: EventLoopPromise<PasswordAnswer>
    }

    private let terms: Terms
    private var received: [UInt8] = []

    init(_ terms: Terms) {
        self.terms = terms
    }

    func channelActive(context: ChannelHandlerContext) {
        guard isTrusted(context.channel) else { return end(context, .unavailable) }
        let loop = context.eventLoop
        context.channel.writeAndFlush(terms.question.bytes).whenComplete { [question = terms.question] _ in
            // A moment later nobody else holds the bytes.
            loop.execute { question.wipe() }
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += unwrapInboundIn(data).readableBytesView
        do throws(WireError) {
            guard let answer = try PasswordAnswer.read(received) else { return }
            end(context, answer)
        } catch {
            end(context, .unavailable)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        terms.answer.succeed(.unavailable)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(context, .unavailable)
    }

    private func end(_ context: ChannelHandlerContext, _ answer: PasswordAnswer) {
        terms.answer.succeed(answer)
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
