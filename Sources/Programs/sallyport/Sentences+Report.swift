import Identity
import Systemd
import Wire

/// What a report for an auditor says; it is made safe for HTML where it is put in.
extension Sentences {
    static let attentionHeading = "What wants attention"
    static let rollOutHeading = "Roll-out"
    static let activityHeading = "Logins and refusals by day"
    static let accountsHeading = "Accounts"
    static let settingsHeading = "Settings in force"

    static let hostTerm = "Host"
    static let takenTerm = "Taken"
    static let authorTerm = "By"
    static let versionTerm = "Sallyport"

    static let loginsPanel = "Logins that were let in"
    static let refusalsPanel = "Refusals"

    static let unreadableRecords = "the records of past logins cannot be read"
    static let noRecord = "no record"
    static let tableCaption =
        "What wants attention comes first. Times are UTC. Last login: the last that was let in where a proof is demanded,"
        + " asked for one or not, to the hour; a factor may have been proven later."
    static let reportColumns = [
        "User", "Uid", "State", "Methods", "Codes left", "Last login", "Last factor", "Devices", "Sessions",
        "Dormant", "To be known",
    ]

    static func reportTitle(_ host: String) -> String { "Review of the accounts of \(host)" }

    static func runBy(_ login: String, as user: String) -> String { "\(login), as \(user)" }

    static func reported(_ path: String) -> String { "The report is in \(path.escapingControls)." }

    static func lockReason(_ reason: String) -> String { "reason: \(reason)" }

    static func noActivity(_ reason: String) -> String { "There is no chart: \(reason)." }

    static func weakSpots(_ spot: WeakSpot, count: Int) -> String {
        let what =
            switch spot {
            case .lockedWithSessions: "locked, with sessions still open"
            case .damaged: "with a record that cannot be read"
            case .mismatched: "that share a name or a uid with the record of somebody else"
            case .vanished: "unknown to the name service"
            case .shut: "shut after too many failures"
            case .enrolmentOverdue: "without a second factor, though it is demanded by now"
            case .smsOnly: "with codes by SMS alone"
            case .mailOnly: "with codes by e-mail alone"
            case .sentOnly: "with codes by e-mail and SMS alone"
            case .shortKey: "with a key of less than 128 bits"
            case .noRecoveryCodes: "without recovery codes left"
            case .dormant: "dormant"
            case .notEnrolled: "without a second factor"
            }
        return "\(counted(count, "account")) \(what)"
    }

    /// The records begin on `begin`, if days that were wanted lie before it.
    static func activitySummary(_ days: [DayOfActivity], begin: CalendarDay?) -> String {
        guard let first = days.first, let last = days.last else { return "The journal tells of no login." }
        let (logins, refusals) = (days.reduce(0) { $0 + $1.logins }, days.reduce(0) { $0 + $1.refusals })
        let worst = days.max { $0.refusals < $1.refusals }.flatMap { $0.refusals > 0 ? $0 : nil }
        let most = worst.map { ", \($0.refusals) of them on \($0.day)" } ?? ""
        let before = begin.map { " \(recordsBegin($0))" } ?? ""
        return
            "\(first.day) to \(last.day): \(counted(logins, "login")), \(counted(refusals, "refusal"))\(most).\(before)"
    }

    /// The settings in force, as terms and what is said of them.
    static func settings(_ status: GetStatusReply) -> [(term: String, text: String)] {
        let policy = status.policy
        return [
            ("File", status.settings.file), ("Read", status.settings.read.description),
            ("Preset", policy.preset ?? "none"), ("Demanded at", policy.services.joined(separator: ", ")),
            ("Demanded", policy.require), ("Methods", policy.methods.joined(separator: ", ")),
            ("Rules beside", "\(policy.rules)"), ("Dormant after", policy.dormantAfter ?? "never"),
            ("Sessions end, idle for", policy.idle ?? "never"),
            ("Sessions end, factor older than", policy.max ?? "never"),
        ] + [status.settings.problem].compactMap(\.self).map { ("Newer settings were refused", $0) }
            + [status.settings.trial].compactMap(\.self).map { ("On trial", trial($0)) }
    }
}
