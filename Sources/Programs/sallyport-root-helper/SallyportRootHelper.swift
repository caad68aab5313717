import ArgumentParser
import Glibc
import Platform

/// The program: its options, and how it ends.
@main
struct SallyportRootHelper: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sallyport-root-helper",
        abstract: "Does for sallyportd what only root can.",
        discussion: """
            It checks a password through PAM, and it tells from /proc where a process stands: its real user, its ancestors, \
            its audit session and its control group, and so in which login session it is.

            systemd starts it with one connection of sallyportd as its standard input; it answers one request and ends. \
            With a runtime directory it runs in the foreground, makes its own socket there, and serves its own user.
            """,
        version: "0.1.0")

    @Option(help: ArgumentHelp("The user whose process the other end must be.", valueName: "user"))
    var peer: String?

    @Option(help: ArgumentHelp("Listen on helper.sock there.", valueName: "dir"))
    var runtimeDirectory: String?

    static func main() {
        do throws(PlatformError) {
            try Surroundings.forget()
            try ProcessHardening.apply()
        } catch {
            Failure.platform(error).end()
        }
        signal(SIGPIPE, SIG_IGN)
        signal(SIGCHLD, SIG_DFL)
        main(nil)
    }

    func validate() throws {
        guard peer == nil || runtimeDirectory == nil else {
            throw ValidationError("--peer and --runtime-directory exclude each other.")
        }
    }

    func run() {
        do throws(Failure) {
            if let runtimeDirectory { try Foreground.serve(in: runtimeDirectory) }
            try ServedConnection().serve(try ExpectedPeer.uid(peer))
        } catch {
            error.end()
        }
    }
}
