import ArgumentParser
import Identity
import Wire

/// What became of sessions that somebody wanted to end: one line for each.
struct SessionsEnded {
    private let reply: EndSessionReply
    private let user: AccountName?
    private let change: ChangeOptions

    /// `user`: whose sessions were meant; nil: one's own, one by its number, or everybody's.
    init(_ reply: EndSessionReply, of user: AccountName? = nil, _ change: ChangeOptions) {
        self.reply = reply
        self.user = user
        self.change = change
    }

    /// - Throws: ``ExitCode`` 75 where some could not be ended.
    func print(_ output: OutputOptions) throws {
        try output.print(ChangeAnswer(reply, change)) {
            Sentences.ended(reply, of: user, dryRun: change.dryRun)
        }
        guard reply.left.isEmpty else { throw ExitCode(ExitReason.tryAgain.rawValue) }
    }
}
