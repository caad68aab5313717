import ArgumentParser
import Glibc
import Wire

/// The command-line program: reads arguments, asks the daemon, prints the answer.
@main
struct Sallyport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sallyport",
        abstract: "The second factor of Linux logins.",
        discussion: """
            Without a subcommand: what is known of your own second factor, and what you can do now.

            Exit codes: 0 done; 1 a check found faults; 64 wrong usage; 65 bad data; 67 no such user; \
            69 the daemon cannot be reached, or the journal not be read; 75 try again later; 77 not permitted; \
            78 wrong configuration.
            """,
        version: "0.1.0",
        subcommands: [
            EnableCommand.self, DisableCommand.self, FactorsCommand.self, RecoveryCodesCommand.self,
            DevicesCommand.self, SessionsCommand.self, VerifyCommand.self, ConfirmCommand.self,
            AdoptCommand.self, UserCommand.self,
            SessionCommand.self,
            StatusCommand.self, PolicyCommand.self, LogCommand.self, ActivityCommand.self,
            ClockCommand.self, CourierCommand.self,
            SetupCommand.self,
        ])

    /// What stands before every complaint about the arguments.
    static let _errorPrefix = "sallyport: "

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    static func main() {
        // A daemon or a pager that goes away is an error of the write, not the end of this program.
        signal(SIGPIPE, SIG_IGN)
        StandardDescriptors.fillGaps()
        do {
            Glibc.exit(try answer(Array(CommandLine.arguments.dropFirst())))
        } catch {
            StandardError.write("sallyport: \(error.sentence)\n")
            Glibc.exit(error.status.rawValue)
        }
    }

    /// Does what the arguments ask for, and returns the exit code.
    private static func answer(_ arguments: [String]) throws(Failure) -> Int32 {
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
            return 0
        } catch let failure as Failure {
            throw failure
        } catch {
            let answer = ParserAnswer(error, about: arguments)
            try answer.print()
            return answer.status == 0 && isConfirmation(arguments) ? ExitReason.usage.rawValue : answer.status
        }
    }

    /// Whether a script waits for a confirmation: then a page of help is none, by whatever words of somebody else's it was asked for.
    private static func isConfirmation(_ arguments: [String]) -> Bool {
        arguments.contains(ConfirmCommand._commandName) && arguments.contains { $0.hasPrefix("--for") }
    }

    func run() throws {
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(ShowUserParameters())
        let style = Style.ofStandardOutput
        try output.print(UserAnswer(reply: reply)) {
            UserView(reply, style).lines
                + OwnContacts(reply, style).advice.map { "  " + $0 }
                + NextSteps(reply.user, hasOldFile: AdoptCommand.hasUsualFile, style).lines
        }
    }
}
