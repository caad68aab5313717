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
    var controlSocket: String {
        controlSocket(SecureExecution.isOn ? [:] : ProcessInfo.processInfo.environment)
    }

    /// The same, under an environment that is believed.
    func controlSocket(_ environment: [String: String]) -> String {
        "\(runtimeDirectory ?? environment[Self.variable] ?? "/run/sallyport")/control.sock"
    }
}
