import Platform
import Systemd

/// Reads the journal, or records from a file, for numbers of logins.
enum ActivityReader {
    /// A day has at most 25 hours or so.
    private static let longestDay: Int64 = 90_000

    /// The days up to today of all users.
    static func days(_ count: Int, records: String? = nil) throws -> RecordedDays {
        let now = WallClock.milliseconds() / 1_000
        let (counted, begin) = try Self.count(days: count, upTo: now, records: records)
        return counted.recorded(since: begin)
    }

    /// Counts what up to `now`, in seconds since 1970, the journal has of these days, or the file `records` (`-`: standard input).
    ///
    /// - Returns: With it, when the records begin, in seconds since 1970; nil where there is none.
    static func count(
        days: Int, upTo now: Int64, user: String? = nil, records: String? = nil
    ) throws -> (ActivityCount, begin: Int64?) {
        var count = ActivityCount(days: days, upTo: now, user: user)
        var progress = ReadingProgress()
        let since = now - Int64(days) * longestDay
        let begin = try LoggedRecords(user: user, since: since, file: records).forEach {
            count.take($0)
            progress.advance()
        }
        progress.end()
        return (count, begin)
    }
}
