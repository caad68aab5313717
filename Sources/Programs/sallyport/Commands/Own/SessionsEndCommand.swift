import ArgumentParser
import Wire

/// `sallyport sessions end`: ends one's own sessions.
struct SessionsEndCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "End one of your login sessions, or all.",
        discussion: "What its processes leave behind is ended too, unless the settings say otherwise.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Flag(help: "End all of them, this one included.")
    var all = false
    @Argument(help: "The number of the session, as \"sallyport sessions\" lists it.")
    var id: Int?

    func validate() throws {
        guard (id == nil) == all else { throw ValidationError("name one session, or --all") }
        guard id ?? 1 > 0 else { throw ValidationError("sessions are numbered from 1") }
    }

    func run() throws {
        var daemon = try Daemon(connection, patienceMilliseconds: Daemon.sessionsPatienceMilliseconds)
        let reply = try daemon.ask(EndSessionParameters(session: id, dryRun: change.parameter))
        try SessionsEnded(reply, change).print(output)
    }
}
