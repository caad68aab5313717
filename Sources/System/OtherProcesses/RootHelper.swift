import Identity
package import NIOCore
import Platform
package import Wire

/// `sallyport-root-helper`, as the daemon asks it: one connection for one question.
///
/// Nothing here waits or is tried again. Whatever goes wrong is an answer that is unavailable.
package struct RootHelper: Sendable {
    /// An answer that is not there after so long is none.
    package static let deadline = TimeAmount.seconds(20)

    let process: OtherProcess
    private let deadline: TimeAmount

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
        process = OtherProcess(path: path, eventLoop: eventLoop, trusts: trusts)
        self.deadline = deadline
    }

    /// Asks, and answers on the event loop; the future never fails.
    ///
    /// Nothing of the question is kept when this returns but its bytes, which are wiped once they are sent.
    package func checkPassword(_ question: PasswordQuestion) -> EventLoopFuture<PasswordAnswer> {
        ask(question.bytes, else: .unavailable) { try PasswordAnswer.read($0) }
    }

    /// Asks where a process stands, and answers on the event loop; the future never fails.
    ///
    /// The answer is about whoever has the pid by now, unless `startTime` is given: its owner is the caller's to compare.
    package func placeOfProcess(
        _ pid: Int32, startTime: UInt64? = nil
    ) -> EventLoopFuture<ProcessPlaceAnswer> {
        guard let question = PlaceQuestion(pid: pid, startTime: startTime) else {
            return process.eventLoop.makeSucceededFuture(.gone)
        }
        return ask(question.bytes, else: .unavailable) { try ProcessPlaceAnswer.read($0) }
    }

    /// One question, and the answer, or what stands for none.
    func ask<Answer: Sendable>(
        _ bytes: consuming [UInt8], else unavailable: Answer, read: @escaping Exchange<Answer>.Reader
    ) -> EventLoopFuture<Answer> {
        let answer = process.eventLoop.makePromise(of: Answer.self)
        process.ask(SentRequest(taking: &bytes), within: deadline, for: answer, read: read)
        return answer.futureResult.recover { _ in unavailable }
    }

    /// Whether a listener with this euid is the helper to a process with that one; systemd listens as root.
    static func trusts(_ listener: UserID, as own: UserID) -> Bool {
        OtherProcess.trusts(listener, as: own)
    }
}
