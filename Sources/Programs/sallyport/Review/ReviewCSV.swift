import Identity
import Wire

/// A review for a spreadsheet: a header, and a record for each account.
struct ReviewCSV {
    private static let header = [
        "user", "uid", "state", "enrolled", "methods", "recovery_codes", "last_login", "last_factor",
        "devices",
        "sessions", "dormant_from", "dormant", "locked_since", "locked_until", "lock_reason", "offboarded",
        "missing_since", "weak_spots",
    ]

    private let review: Review

    init(_ review: Review) {
        self.review = review
    }

    var lines: [String] {
        [CSVText.record(Self.header)] + review.accounts.map { CSVText.record(Self.cells($0)) }
    }

    /// What is not known, or is not there, is empty.
    private static func cells(_ account: ReviewedAccount) -> [String] {
        let report = account.report
        return [
            report.user.description, "\(report.uid)", report.state.rawValue, yes(account.isEnrolled),
            account.methods.map(\.rawValue).joined(separator: " "), "\(report.recoveryCodes)",
            report.lastLogin?.hour ?? "", text(report.lastProof), "\(report.devices.count)",
            account.sessions.map(String.init) ?? "", text(account.dormantFrom), yes(report.dormant),
            text(report.lock?.since), text(report.lock?.until), report.lock?.reason ?? "",
            text(report.offboarded), text(report.missingSince),
            account.weakSpots.map(\.rawValue).joined(separator: " "),
        ]
    }

    private static func yes(_ isTrue: Bool) -> String { isTrue ? "yes" : "no" }
    private static func text(_ time: Timestamp?) -> String { time?.description ?? "" }
}
