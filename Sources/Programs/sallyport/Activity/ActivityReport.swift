import Identity
import Wire

/// What was counted, for people and for programs.
struct ActivityReport: Encodable {
    private static let mostNamed = 5

    /// Such as `CET (UTC+01:00)`; more than one where summer time began or ended.
    let zones: [String]
    /// The first there is, of whatever user; nil where there is none.
    let recordsBegin: Timestamp?
    /// The same as a day, if days that were asked for lie before it.
    let begin: CalendarDay?
    /// None before the records begin.
    let days: [DayOfActivity]
    let hours: [HourOfActivity]
    let totals: Totals
    let refusedMost: [Refused]

    struct Totals: Encodable {
        let logins: Int
        let prompts: Int
        let refusals: Int
    }

    struct Refused: Encodable {
        let user: String
        let refusals: Int
    }

    private enum CodingKeys: CodingKey { case zones, recordsBegin, days, hours, totals, refusedMost }

    /// `begin`, when the records begin, and `now` are in seconds since 1970.
    init(_ count: ActivityCount, since begin: Int64?, upTo now: Int64, clock: ReaderClock = .own) {
        let recorded = count.recorded(since: begin)
        zones = Self.zones(max(1, recorded.days.count), upTo: now, clock)
        recordsBegin = begin.map(Timestamp.init(seconds:))
        (days, self.begin) = (recorded.days, recorded.begin)
        hours = count.hours
        totals = Totals(
            logins: hours.reduce(0) { $0 + $1.logins }, prompts: hours.reduce(0) { $0 + $1.prompts },
            refusals: hours.reduce(0) { $0 + $1.refusals })
        refusedMost = count.refusedMost(Self.mostNamed).map { Refused(user: $0.user, refusals: $0.refusals) }
    }

    /// Of these days, in their order, each once.
    private static func zones(_ days: Int, upTo now: Int64, _ clock: ReaderClock) -> [String] {
        (0..<days).reversed().compactMap { clock.at(now - Int64($0) * 86_400).map(Sentences.zoneName) }
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
