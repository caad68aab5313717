import ArgumentParser
import Glibc
import Identity
import Platform
import Systemd
import Wire

/// `sallyport log`: what the daemon wrote to the journal.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Show what the daemon decided, out of the system's journal.",
        discussion: """
            One sentence a record. Times are those of your time zone (TZ, or the host's), which the first line names; \
            another names it anew where summer time begins or ends.

            Who may read the journal may use this: root, and the groups adm and systemd-journal. Where it cannot be \
            read the exit code is 69.
            """)

    @OptionGroup var output: OutputOptions

    @Option(help: "Only records about this user.")
    var user: String?
    @Option(
        help: ArgumentHelp(
            "Only records since then: 2027-01-31, 2027-01-31T09:30Z (UTC), or 8h for the last eight hours.",
            valueName: "time"))
    var since: LogStart?
    @Flag(help: "Go on with new records as they come.")
    var follow = false

    func run() throws {
        do {
            try show()
        } catch let error as SystemdError {
            throw Failure(error)
        } catch let error as PlatformError where error.errno == EPIPE {
            // Whoever read this has enough of it.
        } catch let error as PlatformError {
            throw Failure(unwritten: error)
        }
    }

    private func show() throws {
        let now = WallClock.milliseconds()
        var view = LogView(json: output.json, Style.ofStandardOutput, now: now / 1_000)
        let reader = try DaemonJournal.reader(user: user, from: start(now: now))
        var isEmpty = true
        repeat {
            while let record = try reader.next() {
                try StandardOutput.write(view.lines(record))
                isEmpty = false
            }
        } while try follow && reader.wait(whileOpen: 1)
        if isEmpty, !follow, !output.json { try StandardOutput.write([Sentences.noRecords]) }
    }

    private func start(now milliseconds: Int64) -> JournalReader.Start {
        guard let since else { return follow ? .last(10) : .head }
        return .since(UInt64(max(0, since.seconds(now: milliseconds / 1_000))) * 1_000_000)
    }
}
