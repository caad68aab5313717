import ArgumentParser
import Wire

/// `sallyport sessions`: the login sessions of one's own account.
struct SessionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sessions", abstract: "List your login sessions, and end them.",
        discussion: """
            Without a subcommand: lists your sessions on this host. ENDS is when one is ended: "idle" if nobody types \
            before then (without a terminal: if its connection brings nothing), "max" since its second factor is too \
            old by then ("sallyport verify" keeps it). Times are UTC. "(here)" \
            marks the terminal that this command runs at.
            """,
        subcommands: [SessionsEndCommand.self])

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var following: FollowOptions

    func run() throws {
        try SessionList(parameters: ListSessionsParameters(), connection: connection, output: output)
            .show(following)
    }
}
