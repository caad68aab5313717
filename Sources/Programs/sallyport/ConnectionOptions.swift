import ArgumentParser
import FoundationEssentials

/// Where the daemon listens; understood before and after the subcommand.
struct ConnectionOptions: ParsableArguments {
    static let variable = "SALLYPORT_RUNTIME_DIRECTORY"

    @Option(
        name: .customLong("runtime-directory"),
        help: ArgumentHelp(
            "The folder of the daemon's sockets (default: $\(variable), or /run/sallyport).", valueName: "dir"
        ),
        completion: .directory)
    var runtimeDirectory: String?

    /// The socket that questions go to.
    var controlSocket: String { "\(directory)/control.sock" }

    /// The socket of conversations.
    var verifySocket: String { "\(directory)/verify.sock" }

    private var directory: String {
        directory(SecureExecution.isOn ? [:] : ProcessInfo.processInfo.environment)
    }

    /// The folder of the sockets, under an environment that is believed.
    func directory(_ environment: [String: String]) -> String {
        runtimeDirectory ?? environment[Self.variable] ?? "/run/sallyport"
    }
}
