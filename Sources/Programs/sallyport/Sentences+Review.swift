import Identity
import Systemd
import Wire

/// What a review says of accounts.
extension Sentences {
    static func methods(of account: ReviewedAccount) -> String {
        guard account.report.state != .damaged else { return "?" }
        return account.isEnrolled ? account.methods.map(\.rawValue).joined(separator: ", ") : "none"
    }

    static func dormancy(of account: ReviewedAccount, at now: Timestamp) -> String {
        guard let from = account.dormantFrom else { return "-" }
        return account.report.dormant ? "since \(from.day)" : "in \(counted(now.days(until: from), "day"))"
    }

    /// What is to be known of an account and no fault of it.
    static func facts(of account: ReviewedAccount) -> [String] {
        if let since = account.report.offboarded { return ["offboarded \(since.day)"] }
        guard let lock = account.report.lock else { return [] }
        return ["locked since \(lock.since.day)" + (lock.until.map { ", until \($0.minute)" } ?? "")]
    }

    static func weakSpot(_ spot: WeakSpot, of account: ReviewedAccount) -> String {
        switch spot {
        case .lockedWithSessions:
            "locked, and \(counted(account.sessions ?? 0, "session")) still open"
        case .damaged: "its record cannot be read"
        case .vanished:
            "unknown to the name service" + (account.report.missingSince.map { " since \($0.day)" } ?? "")
        case .shut: "shut after too many failures"
        case .enrolmentOverdue: "no second factor, though it is demanded by now"
        case .smsOnly: "codes by SMS alone"
        case .mailOnly: "codes by e-mail alone"
        case .sentOnly: "codes by e-mail and SMS alone"
        case .shortKey: "a key of less than 128 bits"
        case .noRecoveryCodes: "no recovery codes left"
        case .dormant: "dormant: only an administrator's pass opens it"
        case .notEnrolled: "no second factor"
        }
    }

    static func attention(_ review: Review) -> String {
        "\(review.weak) of \(counted(review.accounts.count, "account")) "
            + (review.weak == 1 ? "wants attention." : "want attention.")
    }

    static func sessionsUnknown(_ reason: String) -> String {
        "Which sessions are open is not known: \(reason.escapingControls)."
    }

    static func enrolmentLine(_ enrolment: EnrolmentStatus, today: CalendarDay) -> String {
        "Enrolment: \(self.enrolment(enrolment, today: today).escapingControls)."
    }

    static func rollOutLine(_ rollOut: RollOut) -> String { "Roll-out: \(self.rollOut(rollOut))." }

    static func left(_ names: String) -> String { "Without: \(names.escapingControls)." }
}
