import Platform
import Systemd

/// Reads the journal, or records from a file, for numbers of logins.
enum ActivityReader {
    /// A day has at most 25 hours or so.
    private static let longestDay: Int64 = 90_000

    /// The days up to today, oldest first; of one user, or of all.
    static func days(_ count: Int, user: String? = nil, records: String? = nil) throws -> [DayOfActivity] {
        let now = WallClock.milliseconds() / 1_000
        return try Self.count(days: count, upTo: now, user: user, records: records).days
    }

    /// Counts what up to `now`, in seconds since 1970, the journal has of these days, or the file `records` (`-`: standard input).
    static func count(
        days: Int, upTo now: Int64, user: String? = nil, records: String? = nil
    ) throws -> ActivityCount {
        var count = ActivityCount(days: days, upTo: now, user: user)
        var progress = ReadingProgress()
        try LoggedRecords(user: user, since: now - Int64(days) * longestDay, file: records).forEach {
            count.take($0)
            progress.advance()
        }
        progress.end()
        return count
    }
}
