import ArgumentParser
import Wire

/// What became of sessions that somebody wanted to end: one line for each.
struct SessionsEnded {
    private let reply: EndSessionReply
    private let change: ChangeOptions

    init(_ reply: EndSessionReply, _ change: ChangeOptions) {
        self.reply = reply
        self.change = change
    }

    /// - Throws: ``ExitCode`` 75 where some could not be ended.
    func print(_ output: OutputOptions) throws {
        try output.print(ChangeAnswer(reply, change)) {
            Sentences.ended(reply, dryRun: change.dryRun)
        }
        guard reply.left.isEmpty else { throw ExitCode(ExitReason.tryAgain.rawValue) }
    }
}
