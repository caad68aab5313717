import ArgumentParser
import Platform
import Wire

/// `sallyport user list`: every account that has a record, or with `--review` every account.
struct UserListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the users who have a record, or review all accounts.",
        discussion: """
            --review lists every account that has a record, has a login shell, or is logged in, what wants attention \
            first: "!" stands before each weak spot. Users whom a directory does not list (sssd, unless told to \
            enumerate) are shown once they have a record or are logged in. Times are UTC. LAST LOGIN is the last \
            that was let in, asked for a factor or not, to the hour. --csv and --json have more, such as the reason of a lock.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Review all accounts.")
    var review = false
    @Flag(help: "Print the review as comma-separated values (RFC 4180).")
    var csv = false

    func validate() throws {
        guard review || !csv else { throw ValidationError("--csv wants --review") }
        guard !csv || !output.json else { throw ValidationError("choose one of --csv and --json") }
    }

    func run() throws {
        guard !review else { return try printReview() }
        var daemon = try Daemon(connection)
        var users: [UserReport] = []
        try daemon.ask(ListUsersParameters()) { users += $0.users }
        try output.print(users) { UserListView(users, Style.ofStandardOutput).lines }
    }

    private func printReview() throws {
        let (review, _) = try ReviewRun(connection: connection).take()
        let today = WallClock.day(at: review.taken.seconds)
        try output.print(review) {
            csv
                ? ReviewCSV(review).lines
                : ReviewView(review, today: today, Style.ofStandardOutput).lines
        }
    }
}
