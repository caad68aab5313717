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

            With --sessions it does something else: it tells when live login sessions last had input, writes a line on their \
            terminals, and ends them.

            systemd starts it with one connection of sallyportd as its standard input; it answers one request and ends. \
            With a runtime directory it runs in the foreground, makes its own sockets there, serves its own user, and does all of this.
            """,
        version: "0.1.0")

    @Option(help: ArgumentHelp("The user whose process the other end must be.", valueName: "user"))
    var peer: String?

    @Flag(help: "Answer about live sessions, and nothing else.")
    var sessions = false

    @Option(help: ArgumentHelp("Listen on helper.sock and sessions.sock there.", valueName: "dir"))
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
        guard !sessions || peer != nil else {
            throw ValidationError("--sessions wants --peer.")
        }
    }

    func run() {
        do throws(Failure) {
            if let runtimeDirectory { try Foreground.serve(in: runtimeDirectory) }
            try ServedConnection(duty).serve(try ExpectedPeer.uid(peer))
        } catch {
            error.end()
        }
    }

    /// Without a peer it was started by the one in the foreground.
    private var duty: Duty {
        guard peer != nil else { return .everything }
        return sessions ? .sessions : .people
    }
}
