import Systemd

/// What the journal says of the daemon, its records and its settings.
extension Sentences {
    static func trial(_ record: LogRecord, _ event: AuditEvent) -> String {
        let settings = "the settings of \(record[.position] ?? "?")"
        return switch event {
        case .policyTrial: "\(actor(record)) tries out \(settings) for \(record[.seconds] ?? "?") s"
        case .policyConfirmed: "\(settings) stay: \(actor(record)) proved a factor under them"
        default: "\(settings) are given up, since nobody proved a factor under them in time"
        }
    }

    static func damage(_ record: LogRecord, _ event: AuditEvent) -> String {
        switch event {
        case .recordDamaged:
            "\(subject(record)) is refused, since the record cannot be used\(because(record))"
        case .recordRepaired:
            "one copy of the record of \(subject(record)) was damaged and is written anew\(because(record))"
        // The text alone says which other name or uid it is.
        default: record.message
        }
    }

    static func settings(_ record: LogRecord, _ event: AuditEvent) -> String {
        guard event == .settingsRejected else { return record.message }
        let place = record[.position].map { " at \($0)" } ?? ""
        return "new settings are refused, and those before stay in force\(place)\(because(record))"
    }

    static func daemon(_ record: LogRecord, _ event: AuditEvent) -> String {
        switch event {
        case .started: "the daemon serves logins"
        case .stopped: "the daemon was stopped"
        case .clockJumped: clockJumped(record)
        case .journalLosses: "\(record[.losses] ?? "some") records of the daemon were lost"
        default: "codes that may have been used before this start are void\(because(record))"
        }
    }

    static func peerRefused(_ record: LogRecord) -> String {
        let process = record[.pid].map { " (process \($0))" } ?? ""
        return "\(actor(record))\(process) was refused\(because(record))"
    }

    private static func clockJumped(_ record: LogRecord) -> String {
        let seconds = record[.seconds].flatMap { Int($0) } ?? 0
        return "the clock of this host was set \(seconds < 0 ? "back" : "forward") by \(seconds.magnitude) s"
    }
}
