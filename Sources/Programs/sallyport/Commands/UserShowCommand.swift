import ArgumentParser
import Wire

/// `sallyport user show`: what is known of one account.
struct UserShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what is known of a user, and nothing secret of it.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The user.")
    var user: String

    func run() throws {
        let subject = try Subject(user, mayBeGone: true)
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(ShowUserParameters(user: subject.name, uid: subject.uid))
        try output.print(UserAnswer(reply: reply)) { UserView(reply, Style.ofStandardOutput).lines }
    }
}
