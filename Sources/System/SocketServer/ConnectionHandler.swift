import NIOCore

/// Cuts the bytes of one connection into frames for its session, and closes what is late or broken.
final class ConnectionHandler<Cutter: Framing>: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let framing: Cutter
    private let session: any Session<Cutter.Frame>
    private let connection: Connection
    private let deadline: TimeAmount
    private var pending: ByteBuffer?
    private var timer: Scheduled<Void>?
    /// What comes behind something that can never be a request is not looked at.
    private var isViolated = false

    /// Within `deadline` the first request must be complete, and each that has begun.
    init(framing: Cutter, session: any Session<Cutter.Frame>, connection: Connection, deadline: TimeAmount) {
        self.framing = framing
        self.session = session
        self.connection = connection
        self.deadline = deadline
    }

    func channelActive(context: ChannelHandlerContext) {
        startTimer(context)
        connection.resumed = { [weak self, context] in self?.deliver(context) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var incoming = unwrapInboundIn(data)
        if pending == nil {
            pending = incoming
        } else {
            pending?.writeBuffer(&incoming)
        }
        deliver(context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        connection.resumed = nil
        session.closed()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func deliver(_ context: ChannelHandlerContext) {
        guard !isViolated else { return pending = nil }
        while !connection.isPaused, context.channel.isActive, var bytes = pending {
            pending = nil
            do {
                let frame = try framing.takeFrame(from: &bytes)
                pending = bytes.readableBytes > 0 ? bytes : nil
                guard let frame else { break }
                stopTimer()
                session.received(frame)
            } catch {
                isViolated = true
                stopTimer()
                startTimer(context)
                session.violated()
                return
            }
        }
        updateTimer(context)
    }

    private func updateTimer(_ context: ChannelHandlerContext) {
        if pending == nil || connection.isPaused {
            stopTimer()
        } else if timer == nil {
            startTimer(context)
        }
    }

    private func stopTimer() {
        timer?.cancel()
        timer = nil
    }

    private func startTimer(_ context: ChannelHandlerContext) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: deadline) { context.close(promise: nil) }
    }
}
