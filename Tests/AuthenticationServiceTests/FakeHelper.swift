import NIOCore
import NIOPosix
import Synchronization
import Wire

/// Stands where the root helper listens, and answers as it is told.
final class FakeHelper: Sendable {
    /// What it says of a password; nil for never.
    typealias Judge = @Sendable (PasswordQuestion) -> PasswordAnswer?
    /// What it says of a process; nil for never.
    typealias Locate = @Sendable (PlaceQuestion) -> ProcessPlaceAnswer?

    /// What becomes of a session that is to be ended.
    typealias End = @Sendable (EndQuestion) -> SessionEndAnswer

    static let password = "correct horse"
    /// Knows one password.
    static let honest: Judge = { $0.password == Array(password.utf8) ? .accepted : .refused }

    private let channel: any Channel
    private let heard = Heard()

    final class Heard: Sendable {
        private let questions = Mutex<[PasswordQuestion]>([])
        private let places = Mutex<[PlaceQuestion]>([])
        private let lines = Mutex<[LineQuestion]>([])

        func note(_ question: PasswordQuestion) { questions.withLock { $0.append(question) } }
        func note(_ question: PlaceQuestion) { places.withLock { $0.append(question) } }
        func note(_ question: LineQuestion) { lines.withLock { $0.append(question) } }
        var all: [PasswordQuestion] { questions.withLock { $0 } }
        var allPlaces: [PlaceQuestion] { places.withLock { $0 } }
        var allLines: [LineQuestion] { lines.withLock { $0 } }
    }

    /// Listens until ``stop()``; every answer comes so much later.
    init(
        in place: Place, after delay: TimeAmount = .zero, _ judge: @escaping Judge = honest,
        locate: @escaping Locate = { _ in .unavailable },
        end: @escaping End = { _ in SessionEndAnswer(.unavailable) }
    ) async throws {
        let heard = heard
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Exchange(heard, delay, locate, end, judge))
                }
            }
            .bind(unixDomainSocketPath: place.helper, cleanupExistingSocketFile: true).get()
    }

    /// What it was asked so far.
    var questions: [PasswordQuestion] { heard.all }
    var placeQuestions: [PlaceQuestion] { heard.allPlaces }
    /// What it was to write on terminals.
    var lines: [LineQuestion] { heard.allLines }

    func stop() async throws { try await channel.close().get() }
}

private final class Exchange: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let heard: FakeHelper.Heard
    private let delay: TimeAmount
    private let locate: FakeHelper.Locate
    private let end: FakeHelper.End
    private let judge: FakeHelper.Judge
    private var received: [UInt8] = []

    init(
        _ heard: FakeHelper.Heard, _ delay: TimeAmount, _ locate: @escaping FakeHelper.Locate,
        _ end: @escaping FakeHelper.End, _ judge: @escaping FakeHelper.Judge
    ) {
        self.heard = heard
        self.delay = delay
        self.locate = locate
        self.end = end
        self.judge = judge
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += unwrapInboundIn(data).readableBytesView
        if let question = try? PlaceQuestion.read(received) {
            heard.note(question)
            guard let answer = locate(question) else { return }
            return self.answer(answer.bytes, on: context.channel)
        }
        if let question = try? LineQuestion.read(received) {
            heard.note(question)
            return answer(LineAnswer.written(terminals: 1).bytes, on: context.channel)
        }
        if let question = try? EndQuestion.read(received) {
            return answer(end(question).bytes, on: context.channel)
        }
        guard let question = try? PasswordQuestion.read(received) else { return }
        heard.note(question)
        guard let answer = judge(question) else { return }
        self.answer(answer.bytes, on: context.channel)
    }

    private func answer(_ bytes: [UInt8], on channel: any Channel) {
        channel.eventLoop.scheduleTask(in: delay) {
            channel.writeAndFlush(channel.allocator.buffer(bytes: bytes), promise: nil)
            channel.close(promise: nil)
        }
    }
}
