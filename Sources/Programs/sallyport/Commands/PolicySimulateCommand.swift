import ArgumentParser
import Platform
import Systemd
import Wire

/// `sallyport policy simulate`: what other rules would have decided of past logins.
struct PolicySimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Replay past logins under other rules, and change nothing.",
        discussion: """
            Reads the daemon's records in the journal, decides each login anew by the rules of FILE, and shows who \
            would have been asked more, asked less, or refused. Groups are those that users have now. Who may read \
            the journal may use this: root, and the groups adm and systemd-journal.
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
        try forEachRecord {
            try rehearsal.take($0)
            progress.advance()
        }
        progress.end()
        try output.print(rehearsal.comparison) {
            ComparisonView(rehearsal.comparison, Style.ofStandardOutput).lines
        }
    }

    private func forEachRecord(_ body: ([String: String]) throws -> Void) throws {
        let start = since.seconds(now: WallClock.milliseconds() / 1_000)
        if let records {
            return try RecordFile(path: records).forEach { record in
                let time = record["__REALTIME_TIMESTAMP"].flatMap { Int64($0) } ?? 0
                if time >= start * 1_000_000 { try body(record) }
            }
        }
        do {
            let reader = try DaemonJournal.reader(from: .since(UInt64(max(0, start)) * 1_000_000))
            while let record = try reader.next() { try body(record) }
        } catch let error as SystemdError {
            throw Failure(error)
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
