import Systemd
import Wire

/// What is said of accounts that nobody uses, and of those of people who left.
extension Sentences {
    /// The lock that goes with it is no other matter, and a plain unlock does not take it.
    static func offboarded(_ since: Timestamp, _ lock: LockReport?) -> String {
        "offboarded \(since), cut off for good\(reason(of: lock))"
    }

    static func lastLogin(_ time: Timestamp) -> String { "last login \(time.hour)" }

    static func missing(_ since: Timestamp) -> String { "the name service has not known it since \(since)" }

    static let onlyAPass = "only an administrator's pass opens it"

    /// Nothing where it never becomes dormant, or nobody gets in anyway.
    static func dormancy(of user: UserReport, at now: Timestamp) -> [String] {
        guard let from = user.dormantFrom else { return [] }
        guard !user.dormant else { return ["dormant since \(from): \(onlyAPass)"] }
        let moment = now.isSoon(from) ? "at \(from.minute)" : "on \(from.day)"
        return ["dormant \(left(until: from, at: now)), \(moment), unless a factor is proven before"]
    }

    /// The same in a column.
    static func dormancy(of account: ReviewedAccount, at now: Timestamp) -> String {
        guard let from = account.dormantFrom else { return "-" }
        return account.report.dormant ? "since \(from.day)" : left(until: from, at: now)
    }

    /// In days, and in hours or minutes where a day would be too coarse; begun ones included.
    private static func left(until later: Timestamp, at now: Timestamp) -> String {
        let seconds = max(0, later.seconds - now.seconds)
        guard now.isSoon(later) else { return "in \(counted(now.days(until: later), "day"))" }
        return seconds >= 2 * 3_600
            ? "in \(counted(Int((seconds + 3_599) / 3_600), "hour"))"
            : "in \(counted(Int((seconds + 59) / 60), "minute"))"
    }
}
