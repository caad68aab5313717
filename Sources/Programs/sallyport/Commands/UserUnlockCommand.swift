import ArgumentParser
import Wire

/// `sallyport user unlock`: opens an account again.
struct UserUnlockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlock",
        abstract: "Take the lock of a user away, and the failures that stand against it.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The user.")
    var user: String

    func run() throws {
        let subject = try Subject(user, mayBeGone: true)
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(
            UnlockUserParameters(user: subject.name, uid: subject.uid, dryRun: change.parameter))
        try output.print(
            ChangeAnswer(reply, change), sentence: Sentences.unlock(reply, dryRun: change.dryRun))
    }
}
