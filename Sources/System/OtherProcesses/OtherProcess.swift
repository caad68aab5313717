import Identity
import NIOCore
import NIOPosix

/// Another process of Sallyport, as the daemon finds it: a connection of its own for each request.
///
/// Nothing here waits or is tried again.
struct OtherProcess: Sendable {
    let path: String
    let eventLoop: any EventLoop
    /// Whether a listener with this uid is that process.
    let trusts: @Sendable (UserID) -> Bool

    /// Sends `request`, and takes what comes until `answer` is there, or `deadline` is over.
    ///
    /// The request is wiped once it is sent, and in any case at the end. The promise fails with ``ExchangeFailure``.
    func ask<Answer: Sendable>(
        _ request: SentRequest, within deadline: TimeAmount, for answer: EventLoopPromise<Answer>,
        read: @escaping Exchange<Answer>.Reader
    ) {
        let timer = eventLoop.scheduleTask(in: deadline) { answer.fail(ExchangeFailure.late) }
        connect(Exchange.Terms(request: request, trusts: trusts, read: read, answer: answer), deadline)
            .whenComplete { result in
                guard case .success(let channel) = result else {
                    return answer.fail(ExchangeFailure.broken)
                }
                answer.futureResult.whenComplete { _ in channel.close(promise: nil) }
            }
        answer.futureResult.whenComplete { _ in
            timer.cancel()
            request.wipe()
        }
    }

    /// Whether a listener with this euid is one of ours to a process with that one; systemd listens as root.
    static func trusts(_ listener: UserID, as own: UserID) -> Bool {
        listener.isRoot || listener == own
    }

    private func connect<Answer: Sendable>(
        _ terms: Exchange<Answer>.Terms, _ deadline: TimeAmount
    ) -> EventLoopFuture<any Channel> {
        ClientBootstrap(group: eventLoop)
            .connectTimeout(deadline)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Exchange(terms))
                }
            }
            .connect(unixDomainSocketPath: path)
    }
}
