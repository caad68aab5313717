import Identity
package import NIOCore
import NIOPosix
import Platform
package import Wire

/// `sallyport-root-helper`, as the daemon asks it: one connection for one question.
///
/// Nothing here waits or is tried again. Whatever goes wrong is ``PasswordAnswer/unavailable``.
package struct RootHelper: Sendable {
    /// An answer that is not there after so long is none.
    package static let deadline = TimeAmount.seconds(20)

    private let path: String
    private let eventLoop: any EventLoop
    private let deadline: TimeAmount
    private let trusts: @Sendable (UserID) -> Bool

    /// Asks on the socket at `path`.
    package init(path: String, eventLoop: any EventLoop, deadline: TimeAmount = deadline) {
        self.init(path: path, eventLoop: eventLoop, deadline: deadline) {
            Self.trusts($0, as: ProcessFacts.effectiveUser)
        }
    }

    init(
        path: String, eventLoop: any EventLoop, deadline: TimeAmount,
        trusts: @escaping @Sendable (UserID) -> Bool
    ) {
        self.path = path
        self.eventLoop = eventLoop
        self.deadline = deadline
        self.trusts = trusts
    }

    /// Asks, and answers on the event loop; the future never fails.
    ///
    /// Nothing of the question is kept when this returns but its bytes, which are wiped once they are sent.
    package func checkPassword(_ question: PasswordQuestion) -> EventLoopFuture<PasswordAnswer> {
        let answer = eventLoop.makePromise(of: PasswordAnswer.self)
        let timer = eventLoop.scheduleTask(in: deadline) { answer.succeed(.unavailable) }
        let sent = SentQuestion(question)
        connect(PasswordExchange.Terms(question: sent, trusts: trusts, answer: answer))
            .whenComplete { result in
                guard case .success(let channel) = result else { return answer.succeed(.unavailable) }
                answer.futureResult.whenComplete { _ in channel.close(promise: nil) }
            }
        answer.futureResult.whenComplete { _ in
            timer.cancel()
            sent.wipe()
        }
        return answer.futureResult
    }

    /// Whether a listener with this euid is the helper to a process with that one; systemd listens as root.
    static func trusts(_ listener: UserID, as own: UserID) -> Bool {
        listener.isRoot || listener == own
    }

    private func connect(_ terms: PasswordExchange.Terms) -> EventLoopFuture<any Channel> {
        ClientBootstrap(group: eventLoop)
            .connectTimeout(deadline)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(PasswordExchange(terms))
                }
            }
            .connect(unixDomainSocketPath: path)
    }
}
