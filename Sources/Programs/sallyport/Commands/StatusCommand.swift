import ArgumentParser
import Wire

/// `sallyport status`: how the daemon is.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show how the daemon is.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        var daemon = try Daemon(connection)
        let status = try daemon.ask(GetStatusParameters())
        try output.print(status) { StatusView(status, Style.ofStandardOutput).lines }
    }
}
