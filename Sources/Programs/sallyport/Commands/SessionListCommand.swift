import ArgumentParser
import Wire

/// `sallyport session list`: the login sessions of everybody, or of one user.
struct SessionListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the login sessions that are open.",
        discussion: """
            ENDS is when a session is ended: "idle" if nobody types before then (without a terminal: if \
            its connection brings nothing), "max" since its second factor is too old by then. Times are UTC. "(here)" \
            marks the terminal that this command runs at.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var following: FollowOptions

    @Option(help: "The sessions of this user alone.")
    var user: String?

    func run() throws {
        let subject = try user.map { name throws(Failure) in try Subject(name, mayBeGone: true) }
        let parameters = ListSessionsParameters(
            user: subject?.name, uid: subject?.uid, everybody: subject == nil ? true : nil)
        try SessionList(parameters: parameters, connection: connection, output: output).show(following)
    }
}
