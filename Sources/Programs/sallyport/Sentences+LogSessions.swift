import Systemd

/// What the journal says of login sessions.
extension Sentences {
    static func session(_ record: LogRecord, _ event: AuditEvent) -> String {
        let session = "session \(record[.session] ?? "?") of \(subject(record)) \(door(record))"
        return switch event {
        case .sessionOpened:
            "\(session) was opened\(record[.terminal].map { " at \($0)" } ?? "")"
        case .sessionWarned:
            "\(session) \(record[.detail].map { "ends soon, and \($0)" } ?? "was told that it ends soon")\(because(record))"
        case .sessionEnded:
            "\(session) was ended\(because(record))\(record[.detail].map { "; left behind: \($0)" } ?? "")"
        // It has no number, and the text alone says what became of it.
        case .sessionUnnoted: record.message
        default: "\(session) is over"
        }
    }
}
