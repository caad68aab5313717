import ArgumentParser
import Wire

/// `sallyport user reset`: takes every factor away.
struct UserResetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Take every factor and every failure of a user away; a lock stays.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The user.")
    var user: String

    func run() throws {
        let subject = try Subject(user, mayBeGone: true)
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(
            ResetUserParameters(user: subject.name, uid: subject.uid, dryRun: change.parameter))
        try output.print(
            ChangeAnswer(reply, change), sentence: Sentences.reset(reply, dryRun: change.dryRun))
    }
}
