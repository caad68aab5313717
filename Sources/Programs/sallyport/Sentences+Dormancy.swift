import Systemd
import Wire

/// What is said of accounts that nobody uses, and of those of people who left.
extension Sentences {
    /// What stands first about an account.
    static func standing(of user: UserReport) -> String {
        user.offboarded == nil || [.damaged, .mismatched].contains(user.state) ? state(user.state) : "offboarded"
    }

    static func offboarded(_ since: Timestamp) -> String { "offboarded \(since): cut off for good" }

    static func lastLogin(_ time: Timestamp) -> String { "last login \(time.minute)" }

    static func missing(_ since: Timestamp) -> String { "the name service has not known it since \(since)" }

    /// Nothing where it never becomes dormant, or nobody gets in anyway.
    static func dormancy(of user: UserReport, at now: Timestamp) -> [String] {
        guard user.offboarded == nil, let from = user.dormantFrom else { return [] }
        guard !user.dormant else { return ["dormant since \(from): only an administrator's pass opens it"] }
        return [
            "dormant in \(counted(now.days(until: from), "day")), on \(from.day), unless a factor is proven before"
        ]
    }
}
