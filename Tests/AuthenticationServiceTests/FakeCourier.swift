import Identity
import NIOCore
import NIOPosix
import Synchronization
import Wire

/// Stands where the courier listens, notes every letter, and answers as it is told.
final class FakeCourier: Sendable {
    /// What it does with one letter.
    enum Reply: Sendable {
        case answers([DeliveryAnswer])
        /// Says this, if anything, and no more until ``finish(_:)``.
        case holds(DeliveryAnswer?)
        case hangsUp
        case bytes([UInt8])
    }

    typealias Judge = @Sendable (Delivery) -> Reply

    static let sent = DeliveryAnswer(.sent, detail: "250 OK")
    /// Takes everything at once.
    static let willing: Judge = { _ in .answers([sent]) }

    private let channel: any Channel
    private let desk: Desk

    /// What was heard, and who still waits for an answer.
    final class Desk: Sendable {
        let judge: Judge
        fileprivate let heard = Mutex<[Delivery]>([])
        fileprivate let held = Mutex<[any Channel]>([])

        fileprivate init(_ judge: @escaping Judge) { self.judge = judge }

        /// A probe is answered by everybody, and no letter.
        fileprivate func reply(to delivery: Delivery) -> Reply {
            guard delivery.destination != Daemon.probe else { return .answers([sent]) }
            heard.withLock { $0.append(delivery) }
            return judge(delivery)
        }
    }

    /// Listens until ``stop()``, on one loop, so that what was sent first is heard first.
    init(in place: Place, _ judge: @escaping Judge = willing) async throws {
        let desk = Desk(judge)
        self.desk = desk
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton.next())
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Exchange(desk))
                }
            }
            .bind(unixDomainSocketPath: place.courier, cleanupExistingSocketFile: true).get()
    }

    /// What it was given so far.
    var letters: [Delivery] { desk.heard.withLock { $0 } }

    private struct Silence: Error {}

    /// Waits until it was given so many letters.
    func heard(_ count: Int) async throws -> [Delivery] {
        for _ in 1...10_000 {
            let letters = letters
            guard letters.count < count else { return letters }
            try await Task.sleep(for: .milliseconds(1))
        }
        throw Silence()
    }

    /// Says this of all that is held.
    func finish(_ answer: DeliveryAnswer = sent) {
        let held = desk.held.withLock { held in
            defer { held = [] }
            return held
        }
        for channel in held {
            channel.writeAndFlush(channel.allocator.buffer(bytes: answer.frame), promise: nil)
        }
    }

    func stop() async throws { try await channel.close().get() }
}

private final class Exchange: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let desk: FakeCourier.Desk
    private var received: [UInt8] = []

    init(_ desk: FakeCourier.Desk) { self.desk = desk }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += unwrapInboundIn(data).readableBytesView
        guard let delivery = try? Delivery.read(received) else { return }
        let channel = context.channel
        switch desk.reply(to: delivery) {
        case .answers(let answers): say(answers.flatMap(\.frame), to: channel)
        case .bytes(let bytes): say(bytes, to: channel)
        case .hangsUp: channel.close(promise: nil)
        case .holds(let first):
            desk.held.withLock { $0.append(channel) }
            if let first { say(first.frame, to: channel) }
        }
    }

    private func say(_ bytes: [UInt8], to channel: any Channel) {
        channel.writeAndFlush(channel.allocator.buffer(bytes: bytes), promise: nil)
    }
}

extension Delivery {
    /// The code that is in it, as it is shown.
    var code: String? {
        letter.blocks.compactMap { if case .code(let text) = $0 { text } else { nil } }.first
    }

    /// What it says, apart from facts.
    var text: String {
        letter.blocks.compactMap { if case .paragraph(let text) = $0 { text } else { nil } }
            .joined(separator: "\n")
    }
}
