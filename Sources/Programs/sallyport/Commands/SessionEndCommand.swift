import ArgumentParser
import Wire

/// `sallyport session end`: ends login sessions of others.
struct SessionEndCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "End one login session, those of a user, or all.",
        discussion: """
            The terminals of the sessions show the reason. What their processes leave behind, such as a job under \
            nohup, is ended too, unless the settings say left_behind = "leave".
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Option(help: "All sessions of this user.")
    var user: String?
    @Flag(help: "All sessions of everybody, your own included.")
    var all = false
    @Option(help: "Why, for the terminals of the sessions; at most 200 characters of ASCII.")
    var reason: String?
    @Argument(help: "The number of the session, as \"sallyport session list\" shows it.")
    var id: Int?

    func validate() throws {
        guard [id != nil, user != nil, all].count(where: \.self) == 1 else {
            throw ValidationError("name one session, --user or --all")
        }
        guard id ?? 1 > 0 else { throw ValidationError("sessions are numbered from 1") }
    }

    func run() throws {
        let subject = try user.map { name throws(Failure) in try Subject(name, mayBeGone: true) }
        var daemon = try Daemon(connection, patienceMilliseconds: Daemon.sessionsPatienceMilliseconds)
        let reply = try daemon.ask(
            EndSessionParameters(
                session: id, user: subject?.name, uid: subject?.uid, everybody: subject == nil ? true : nil,
                reason: reason, dryRun: change.parameter))
        try SessionsEnded(reply, change).print(output)
    }
}
