import Account
import Identity
import Systemd
import Wire

/// What a review says of accounts.
extension Sentences {
    static func methods(of account: ReviewedAccount) -> String {
        guard account.report.state != .damaged else { return "?" }
        return account.isEnrolled ? account.methods.map(\.rawValue).joined(separator: ", ") : "none"
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
        case .mismatched: account.inTheWay.map(inTheWay) ?? "the record of somebody else is in the way"
        case .vanished:
            "unknown to the name service" + (account.report.missingSince.map { " since \($0.day)" } ?? "")
        case .shut: "shut after too many failures"
        case .enrolmentOverdue: "no second factor, though it is demanded by now"
        case .smsOnly: "codes by SMS alone"
        case .mailOnly: "codes by e-mail alone"
        case .sentOnly: "codes by e-mail and SMS alone"
        case .shortKey: "a key of less than 128 bits"
        case .noRecoveryCodes: "no recovery codes left"
        case .dormant: "dormant: \(onlyAPass)"
        case .notEnrolled: "no second factor"
        }
    }

    private static func inTheWay(_ record: RecordInTheWay) -> String {
        "the record of \(record.user) (uid \(record.uid)) is in the way of \(record.bearer) (uid \(record.bearerUID))"
            + (record.isRemovable ? ": sallyport user unlock --offboarded \(record.bearer)" : "")
    }

    static func attention(_ review: Review) -> String {
        "\(review.weak) of \(counted(review.accounts.count, "account")) "
            + (review.weak == 1 ? "wants attention." : "want attention.")
    }

    static func sessionsUnknown(_ reason: String) -> String {
        "Which sessions are open is not known: \(reason.escapingControls)."
    }

    /// Nil where all is known.
    static func namesUnknown(_ check: RecordCheck) -> String? {
        if let doubt = check.doubt { return "Nobody is taken for gone: \(text(doubt))." }
        guard check.unanswered > 0 else { return nil }
        return "The name service did not answer for \(counted(check.unanswered, "account"))."
    }

    private static func text(_ doubt: RollCall.Doubt) -> String {
        switch doubt {
        case .silent: "the name service does not answer"
        case .manyAtOnce(let count): "the name service has lost \(count) accounts at once"
        case .nobodyElsewhere: "the name service knows nobody but who is in the files of this host"
        case .fickle: "the name service does not know any more whom it has just known"
        }
    }

    static func enrolmentLine(_ enrolment: EnrolmentStatus, today: CalendarDay) -> String {
        "Enrolment: \(self.enrolment(enrolment, today: today).escapingControls)."
    }

    static func rollOutLine(_ rollOut: RollOut) -> String { "Roll-out: \(self.rollOut(rollOut))." }

    static func left(_ names: String) -> String { "Without: \(names.escapingControls)." }
}
