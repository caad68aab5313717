import ArgumentParser
import AuthenticationService

/// The program: its options, and how it ends.
@main
struct SallyportDaemon: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sallyportd",
        abstract: "Decides whether a login needs a second factor, asks for it, and checks it.",
        discussion: """
            systemd starts it, holds its sockets and its master key, and needs none of these options. They are for \
            running it in the foreground: it then makes its own sockets in the runtime directory.
            """,
        version: Product.version)

    @Option(help: ArgumentHelp("The settings; drop-ins are in FILE.d.", valueName: "file"))
    var config = DaemonOptions.usualConfiguration

    @Option(help: ArgumentHelp("The master key, instead of systemd's credential.", valueName: "file"))
    var keyFile: String?

    @Option(help: ArgumentHelp("Where the sealed accounts are.", valueName: "dir"))
    var stateDirectory = DaemonOptions.usualStateDirectory

    @Option(help: ArgumentHelp("Its own folder, and that of its own sockets.", valueName: "dir"))
    var runtimeDirectory = DaemonOptions.usualRuntimeDirectory

    @Flag(help: "Judge the settings, say what is wrong with them, and do nothing else.")
    var check = false

    func run() throws {
        let options = DaemonOptions(
            configuration: config, keyFile: keyFile, stateDirectory: stateDirectory,
            runtimeDirectory: runtimeDirectory)
        do {
            if check { return try Run.check(options) }
            try Run.daemon(options)
        } catch let failure as StartFailure {
            failure.report()
            throw ExitCode(failure.status.rawValue)
        }
    }
}
