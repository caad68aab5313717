import ArgumentParser
import Wire

/// `sallyport clock accept`: says that the clock is right, though records are ahead of it.
struct ClockAcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Say that the clock is right, though records are ahead of it.",
        discussion: "After a clock that was far ahead was set back, codes wait for this.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    func run() throws {
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(AcceptClockParameters(dryRun: change.parameter))
        try output.print(
            ChangeAnswer(reply, change), sentence: Sentences.clockAccepted(reply, dryRun: change.dryRun))
    }
}
