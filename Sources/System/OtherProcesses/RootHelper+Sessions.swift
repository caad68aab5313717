package import Identity
package import NIOCore
package import Wire

/// What the helper does about live sessions; under systemd that one listens on a socket of its own.
extension RootHelper {
    /// Asks when sessions last had input, by their leaders; the answers are in that order, and the future never fails.
    ///
    /// Nil without an answer. At most ``InputsQuestion/most`` of them: about more nothing is asked.
    package func inputs(
        ofSessions leaders: [ProcessIdentity]
    ) -> EventLoopFuture<[SessionInputAnswer]?> {
        guard let question = InputsQuestion(leaders: leaders) else {
            return process.eventLoop.makeSucceededFuture(nil)
        }
        return ask(question.bytes, else: nil as [SessionInputAnswer]?) { bytes in
            guard let answers = try InputsAnswer.read(bytes)?.answers else { return nil }
            guard answers.count == leaders.count else { throw ExchangeFailure.broken }
            return .some(.some(answers))
        }
    }

    /// Has a line written on the terminals of a session that are its user's; the future never fails.
    package func writeLine(_ question: LineQuestion) -> EventLoopFuture<LineAnswer> {
        ask(question.bytes, else: .unavailable) { try LineAnswer.read($0) }
    }

    /// Has a session ended; the future never fails.
    ///
    /// A session of which nobody heard in time may have ended all the same.
    package func endSession(_ question: EndQuestion) -> EventLoopFuture<SessionEndAnswer> {
        ask(question.bytes, else: SessionEndAnswer(.unavailable)) { try SessionEndAnswer.read($0) }
    }
}
