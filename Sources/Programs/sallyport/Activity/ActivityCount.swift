import Identity
import Platform

/// Counts logins, prompts and refusals by day and by hour of the clock.
///
/// A login counts once, whatever phases it had; a prompt and a refusal as often as they happened.
struct ActivityCount {
    /// The phases of a login are no further apart, and after that its process may be another.
    private static let longestLogin: Int64 = 900

    private let clock: ReaderClock
    private let user: String?
    /// The place of each day in ``days``.
    private let places: [CalendarDay: Int]
    private var logins: [String: Login] = [:]

    /// All days that were asked for, oldest first, those without activity too.
    private(set) var days: [DayOfActivity]
    /// All hours of the clock, from midnight on.
    private(set) var hours = (0..<24).map { HourOfActivity(hour: $0) }
    /// How often users were refused.
    private(set) var refusals: [String: Int] = [:]

    private struct Login {
        var time: Int64
        /// Where it was counted; nil for what is no login.
        let moment: Moment?
    }

    private struct Moment {
        let day: Int
        let hour: Int
    }

    /// Counts `count` days up to that of `now`, in seconds since 1970; of one user, or of all.
    init(days count: Int, upTo now: Int64, user: String? = nil, clock: ReaderClock = .own) {
        let first = CalendarDay(daysSince1970: 0)
        let today = first.days(until: clock.at(now)?.day ?? .last)
        let all = (max(0, today - count + 1)...today).map { CalendarDay(daysSince1970: $0) }
        days = all.map { DayOfActivity(day: $0, logins: 0, prompts: 0, refusals: 0) }
        places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
        self.user = user
        self.clock = clock
    }

    /// Takes the records in their order.
    mutating func take(_ record: [String: String]) {
        guard let phase = ActivityRecord(record), user == nil || phase.user == user,
            let moment = moment(at: phase.time)
        else { return }
        if phase.isPrompt { add(1, moment, \.prompts, \.prompts) }
        switch phase.fate {
        case .refused: refuse(phase, moment)
        case .letIn, .leftAlone: letIn(phase, moment)
        }
    }

    /// The days of which is known what happened, if the records begin at `begin`, in seconds since 1970, or there is none.
    ///
    /// Of a day before that nothing is known: to show it without a refusal would say that there was none.
    func recorded(since begin: Int64?) -> RecordedDays {
        guard let begin, let first = days.first?.day, let today = days.last?.day else {
            return RecordedDays(days: [], begin: nil)
        }
        // A clock that was set back leaves records of days to come.
        let day = min(clock.at(begin)?.day ?? first, today)
        return RecordedDays(days: days.filter { $0.day >= day }, begin: day < first ? nil : day)
    }

    /// Who was refused most, and how often; no more than so many.
    func refusedMost(_ count: Int) -> [(user: String, refusals: Int)] {
        let sorted = refusals.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return sorted.prefix(count).map { (user: $0.key, refusals: $0.value) }
    }

    private mutating func letIn(_ phase: ActivityRecord, _ moment: Moment) {
        if let before = logins[phase.process], phase.time - before.time <= Self.longestLogin {
            logins[phase.process]?.time = phase.time
            return
        }
        let isLogin = phase.fate == .letIn
        logins[phase.process] = Login(time: phase.time, moment: isLogin ? moment : nil)
        if isLogin { add(1, moment, \.logins, \.logins) }
    }

    /// What was let in by one phase and refused by the next did not come in.
    private mutating func refuse(_ phase: ActivityRecord, _ moment: Moment) {
        add(1, moment, \.refusals, \.refusals)
        if let user = phase.user { refusals[user, default: 0] += 1 }
        guard let before = logins.removeValue(forKey: phase.process), let counted = before.moment,
            phase.time - before.time <= Self.longestLogin
        else { return }
        add(-1, counted, \.logins, \.logins)
    }

    private mutating func add(
        _ number: Int, _ moment: Moment, _ ofDay: WritableKeyPath<DayOfActivity, Int>,
        _ ofHour: WritableKeyPath<HourOfActivity, Int>
    ) {
        days[moment.day][keyPath: ofDay] += number
        hours[moment.hour][keyPath: ofHour] += number
    }

    private func moment(at seconds: Int64) -> Moment? {
        clock.at(seconds).flatMap { time in places[time.day].map { Moment(day: $0, hour: time.hour) } }
    }
}
