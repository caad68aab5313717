import ArgumentParser
import Glibc
import Platform

/// The program: its options, and how it ends.
@main
struct SallyportCourier: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sallyport-courier",
        abstract: "Sends the mails and short messages that sallyportd asks for.",
        discussion: """
            systemd starts it and holds its socket. With a runtime directory it runs in the foreground, makes its own \
            socket there, and serves its own user. It has no access to accounts, keys and codes but those in the letters.
            """,
        version: "0.1.0")

    @Option(help: ArgumentHelp("The settings.", valueName: "file"))
    var config = "/etc/sallyport/courier.conf"

    @Option(help: ArgumentHelp("Listen on courier.sock there.", valueName: "dir"))
    var runtimeDirectory: String?

    @Option(help: ArgumentHelp("The user whose processes are served.", valueName: "user"))
    var peer: String?

    @Flag(help: "Judge the settings, say what is wrong with them, and do nothing else.")
    var check = false

    static func main() {
        do throws(PlatformError) {
            try Inheritance.reduce()
            try ProcessHardening.apply()
        } catch {
            Failure(error).report()
            _exit(Failure.Status.unavailable.rawValue)
        }
        signal(SIGPIPE, SIG_IGN)
        main(nil)
    }

    func run() throws {
        do {
            if check { return try judge() }
            try Run.daemon(
                try CourierPlan.prepare(
                    configuration: config, runtimeDirectory: runtimeDirectory, peer: peer))
            // Threads may still be with a provider: nothing is taken away under their feet.
            _exit(0)
        } catch {
            let failure = error as? Failure ?? Failure(error)
            failure.report()
            _exit(failure.status.rawValue)
        }
    }

    private func judge() throws(Failure) {
        do throws(SettingsRefusal) {
            try Providers.check(config)
        } catch {
            throw Failure(error)
        }
    }
}
