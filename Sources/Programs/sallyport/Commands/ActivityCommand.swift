import ArgumentParser
import Platform

/// `sallyport activity`: how many logins, prompts and refusals there were, and when.
struct ActivityCommand: ParsableCommand {
    private static let mostDays = 3_650
    private static let usualWidth = 80

    static let configuration = CommandConfiguration(
        commandName: "activity", abstract: "Draw logins, prompts and refusals by day and by hour.",
        discussion: """
            A login counts once, whether a second factor was asked for or not; prompts are how often one was asked \
            for, refusals how often somebody was refused. Services that no rule names, such as cron, do not count as \
            logins. Days and hours are those of your time zone (TZ, or the host's). Days before the first record that is kept are \
            left out: what happened then is not known.

            Read from the journal: who may read it may use this, which is root, and the groups adm and \
            systemd-journal. Where it cannot be read the exit code is 69.
            """)

    @OptionGroup var output: OutputOptions

    @Option(help: "Only this user.")
    var user: String?
    @Option(help: "How many days, up to today.")
    var days = 30
    @Option(
        help: ArgumentHelp(
            "Records from a file in place of the journal, as log --json prints them; - is standard input.",
            valueName: "file"),
        completion: .file())
    var records: String?

    func validate() throws {
        guard (1...Self.mostDays).contains(days) else {
            throw ValidationError("--days is a number from 1 to \(Self.mostDays).")
        }
    }

    func run() throws {
        let now = WallClock.milliseconds() / 1_000
        let (count, begin) = try ActivityReader.count(days: days, upTo: now, user: user, records: records)
        let report = ActivityReport(count, since: begin, upTo: now)
        try output.print(report) {
            ActivityView(
                report, Style.ofStandardOutput, width: WindowSize(of: 1)?.columns ?? Self.usualWidth,
                isUTF8: LocaleEncoding.isUTF8
            ).lines
        }
    }
}
