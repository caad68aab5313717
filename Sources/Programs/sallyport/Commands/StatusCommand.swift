import ArgumentParser
import Platform
import Wire

/// `sallyport status`: how the daemon is, and how far the roll-out.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show how the daemon is, and how far the roll-out.",
        discussion: """
            The roll-out counts the users with a login shell that the name service lists. A directory that \
            does not list its users (sssd, unless told to enumerate) is not counted.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        var daemon = try Daemon(connection)
        let status = try daemon.ask(GetStatusParameters())
        var users: [UserReport] = []
        try daemon.ask(ListUsersParameters()) { users += $0.users }
        let answer = StatusAnswer(status: status, rollOut: RollOut(NameService.entries(), users))
        let today = WallClock.day(at: status.clock.now.seconds)
        try output.print(answer) { StatusView(answer, today: today, Style.ofStandardOutput).lines }
    }
}
