import ArgumentParser
import Wire

/// `sallyport user pass`: gives a user a temporary code.
struct UserPassCommand: ParsableCommand {
    private static let mostUses = 100

    static let configuration = CommandConfiguration(
        commandName: "pass", abstract: "Give a user a temporary code, for a lost phone or a first login.",
        discussion: """
            The pass is typed in the place of a code, after the password; hand it over on a way that others \
            cannot read. A user has one pass at most: a new one makes the one before void.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Option(name: .customLong("for"), help: "How long it is good, such as 15m, 1h or 2d.")
    var duration = WaitingTime(hours: 1)
    @Option(help: "For how many logins it is good.")
    var uses = 1
    @Argument(help: "The user.")
    var user: String

    func validate() throws {
        guard (1...Self.mostUses).contains(uses) else {
            throw ValidationError("--uses must be 1 to \(Self.mostUses)")
        }
    }

    func run() throws {
        try SecretKeeping.begin()
        let subject = try Subject(user)
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(
            IssuePassParameters(
                user: subject.name, uid: subject.uid, for: Int(duration.seconds), uses: uses,
                dryRun: change.parameter))
        try output.print(ChangeAnswer(reply, change), done: Sentences.issuedUnseen(reply)) {
            Sentences.issued(reply).map(\.escapingControlsInLines)
        }
        if reply.pass != nil { StandardError.write("\(Sentences.shownOnce)\n") }
    }
}
