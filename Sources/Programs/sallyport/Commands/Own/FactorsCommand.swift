import ArgumentParser
import Wire

/// `sallyport factors`: lists one's own factors.
struct FactorsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "factors", abstract: "List your own factors, rename or remove one.",
        discussion: """
            Without a subcommand: lists them, with the numbers that rename and remove take, and where codes can be \
            sent to you.
            """,
        subcommands: [FactorsRenameCommand.self, FactorsRemoveCommand.self])

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(ShowUserParameters())
        let (factors, style) = (reply.user.factors, Style.ofStandardOutput)
        try output.print(factors) {
            (factors.isEmpty ? [Sentences.noFactors] : FactorTable(factors, style).lines)
                + OwnContacts(reply, style).lines
        }
    }
}
