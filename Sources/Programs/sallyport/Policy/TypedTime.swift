import ArgumentParser
import Identity
import Wire

/// A time as people write it: a day and a time, or the next such time of the week, on the clock of this host.
enum TypedTime: ExpressibleByArgument, Hashable {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// With a `Z` behind it.
    case utc(Timestamp)
    /// As if this host were in UTC.
    case local(Timestamp)
    case next(TimeOfWeek)

    /// Reads `2026-11-22 03:00`, `2026-11-22T03:00`, `2026-11-22T03:00Z` or `Sun 03:00`.
    init?(argument: String) {
        let iso = argument.replacing(" ", with: "T")
        if argument.count > 10, argument.hasSuffix("Z"), let time = Timestamp(iso) {
            self = .utc(time)
        } else if argument.count > 10, let time = Timestamp(iso + "Z") {
            self = .local(time)
        } else if let day = Self.days.firstIndex(where: { argument.hasPrefix("\($0) ") }),
            let time = Timestamp("1970-01-01T\(argument.dropFirst(4))Z"), argument.count == 9,
            let minute = TimeOfWeek(weekday: day, minute: Int(time.seconds / 60))
        {
            self = .next(minute)
        } else {
            return nil
        }
    }

    /// When that is; nil where nobody knows this host's clock.
    ///
    /// `now` is in seconds since 1970 in UTC; `clock` tells the minute of the week on this host at so many.
    func timestamp(now: Int64, clock: (Int64) -> TimeOfWeek?) -> Timestamp? {
        switch self {
        case .utc(let time): return time
        case .local(let time):
            return Self.shifted(time.seconds, to: Self.inUTC(time.seconds), clock).map(Timestamp.init)
        case .next(let time):
            guard let present = clock(now) else { return nil }
            let wait = (time.minute - present.minute + TimeOfWeek.minutesAWeek) % TimeOfWeek.minutesAWeek
            let guess = now - now % 60 + Int64(wait) * 60
            return Self.shifted(guess, to: time.minute, clock).map(Timestamp.init)
        }
    }

    /// The time near `guess` at which this host's clock shows that minute of the week.
    ///
    /// Twice, since the first step may go over a change of summer time.
    private static func shifted(_ guess: Int64, to minute: Int, _ clock: (Int64) -> TimeOfWeek?) -> Int64? {
        var seconds = guess
        for _ in 0..<2 {
            guard let shown = clock(seconds) else { return nil }
            let week = TimeOfWeek.minutesAWeek
            let off = (shown.minute - minute + week + week / 2) % week - week / 2
            seconds -= Int64(off) * 60
        }
        return seconds
    }

    /// The minute of the week in UTC; 1970-01-01 was a Thursday.
    private static func inUTC(_ seconds: Int64) -> Int {
        let week = Int64(TimeOfWeek.minutesAWeek)
        let minute = (seconds - seconds % 60) / 60 + 3 * Int64(TimeOfWeek.minutesADay)
        return Int((minute % week + week) % week)
    }
}
