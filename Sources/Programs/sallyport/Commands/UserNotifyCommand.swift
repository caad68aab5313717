import ArgumentParser
import Wire

/// `sallyport user notify`: sends a text to many people.
struct UserNotifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notify", abstract: "Send a text to users, such as the date of a roll-out.",
        discussion: """
            Reads the text from standard input, at most \(NotifyUserParameters.longestText) bytes, and sends it to \
            the e-mail address of each user, or as a short message to those who have a number alone. The members \
            of a group are those it lists, and those whose primary group it is. Ends with 1 if somebody was not \
            reached.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Option(help: "Everybody in this group; may be given more than once.")
    var group: [String] = []
    @Option(help: "This user; may be given more than once.")
    var user: [String] = []

    func validate() throws {
        guard !group.isEmpty || !user.isEmpty else { throw ValidationError("--group or --user is missing") }
    }

    func run() throws {
        let people = try Recipients.named(users: user, groups: group)
        let text = try NotifiedText.fromStandardInput()
        var run = try NotifyRun(connection, change, shows: !output.json)
        let summary = try run.send(text, to: people)
        try output.print(summary) { [Sentences.summary(summary)] }
        guard summary.everybodyIsReached else { throw ExitCode(ExitReason.faultsFound.rawValue) }
    }
}
