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
            that was let in where a proof is demanded, asked for one or not, to the hour; of whom no rule demands \
            one, and of whom there is no record, it is not known. LAST FACTOR may be later: in the \
            same hour, or by "sallyport verify". The name service is asked whether each account with a record is still \
            there. --csv and --json have more, such as the reason of a lock.

            --report writes one page of HTML for an auditor, which needs nothing else and prints well: the review, \
            the settings in force, and the logins and refusals of the last \(Report.days) days out of the journal, if \
            you may read that. The file is new, of mode 0600, and takes the place of a file of that name; a link \
            there is refused.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Review all accounts.")
    var review = false
    @Flag(help: "Print the review as comma-separated values (RFC 4180).")
    var csv = false

    @Option(
        help: ArgumentHelp(
            "Write the review to this file, as a page of HTML; \"-\" is standard output.", valueName: "file"),
        completion: .file(extensions: ["html"]))
    var report: String?

    @Option(
        help: ArgumentHelp(
            "Records for the report from a file in place of the journal, as log --json prints them; - is standard input.",
            valueName: "file"),
        completion: .file())
    var records: String?

    func validate() throws {
        guard review || !(csv || report != nil) else {
            throw ValidationError("--csv and --report want --review")
        }
        guard report != nil || records == nil else { throw ValidationError("--records wants --report") }
        guard [csv, output.json, report != nil].count(where: \.self) <= 1 else {
            throw ValidationError("choose one of --csv, --json and --report")
        }
    }

    func run() throws {
        if let report { return try writeReport(to: ReportFile(report)) }
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

    private func writeReport(to file: ReportFile) throws {
        let (review, status) = try ReviewRun(connection: connection).take()
        let activity = try ReportActivity.days(Report.days, records: records)
        try file.write(ReportPage(Report(review, status, activity: activity)).lines)
        guard let path = file.path else { return }
        try output.print([path], sentence: Sentences.reported(path))
    }
}
