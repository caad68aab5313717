import ArgumentParser
import Platform
import Wire

/// `sallyport policy simulate`: what other rules would have decided of past logins.
struct PolicySimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Replay past logins under other rules, and change nothing.",
        discussion: """
            Reads the daemon's records in the journal, decides each login anew by the rules of FILE, and shows who \
            would have been asked more, asked less, or refused. Groups are those that users have now. Who may read \
            the journal may use this: root, and the groups adm and systemd-journal. Where it cannot be read the exit \
            code is 69.
            """)

    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp(
            "Only logins since then: 2027-01-31, or 8h for the last eight hours.", valueName: "time"))
    var since = LogStart.ago(WaitingTime(hours: 30 * 24))
    @Option(
        help: ArgumentHelp(
            "Records from a file in place of the journal, as log --json prints them; - is standard input.",
            valueName: "file"),
        completion: .file())
    var records: String?
    @Argument(help: "The settings file with the rules to try.", completion: .file(extensions: ["conf"]))
    var file: String

    func run() throws {
        let known = KnownGroups()
        var rehearsal = Rehearsal(
            try SettingsFile(path: file).policy(),
            groups: { user throws(Failure) in try known.groups(of: user) })
        var progress = ReadingProgress()
        let start = since.seconds(now: WallClock.milliseconds() / 1_000)
        try LoggedRecords(since: start, file: records).forEach {
            try rehearsal.take($0)
            progress.advance()
        }
        progress.end()
        try output.print(rehearsal.comparison) {
            ComparisonView(rehearsal.comparison, Style.ofStandardOutput).lines
        }
    }
}

extension LogStart: CustomStringConvertible {
    /// As it was typed, or its like.
    var description: String {
        switch self {
        case .time(let time): "\(time)"
        case .ago(let length): "\(length)"
        }
    }
}
