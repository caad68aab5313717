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
    @Option(help: "Why, for the terminals of the sessions; at most 200 characters of printable ASCII.")
    var reason: String?
    @Argument(help: "The number of the session, as \"sallyport session list\" shows it.")
    var id: Int?

    func validate() throws {
        guard [id != nil, user != nil, all].count(where: \.self) == 1 else {
            throw ValidationError("name one session, --user or --all")
        }
        guard id ?? 1 > 0 else { throw ValidationError("sessions are numbered from 1") }
        guard reason.map(EndSessionParameters.isReason) ?? true else {
            throw ValidationError(Sentences.unprintableReason)
        }
    }

    func run() throws {
        let subject = try user.map { name throws(Failure) in try Subject(name, mayBeGone: true) }
        var daemon = try Daemon(connection, patienceMilliseconds: Daemon.sessionsPatienceMilliseconds)
        let parameters = EndSessionParameters(
            session: id, user: subject?.name, uid: subject?.uid, everybody: subject == nil ? true : nil,
            reason: reason, dryRun: change.parameter)
        try SessionsEnded(try Self.ask(parameters, &daemon), of: subject?.name, change).print(output)
    }

    private static func ask(
        _ parameters: EndSessionParameters, _ daemon: inout Daemon
    ) throws(Failure) -> EndSessionReply {
        do {
            return try daemon.ask(parameters)
        } catch {
            guard case .noSuchSession(let session) = error.refusal else { throw error }
            // It was looked for among everybody's.
            throw Failure(error.status, Sentences.noSessionOfAnybody(session), refusal: error.refusal)
        }
    }
}
