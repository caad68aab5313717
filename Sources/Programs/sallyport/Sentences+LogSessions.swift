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
            "\(session) was ended\(ender(record))\(record[.detail].map { "; left behind: \($0)" } ?? "")"
        // It has no number, and the text alone says what became of it.
        case .sessionUnnoted: record.message
        default: "\(session) is over"
        }
    }

    /// Such as `: by root, lost laptop`, as other records name who asked.
    private static func ender(_ record: LogRecord) -> String {
        guard let reason = record[.reason] else { return "" }
        let words = reason.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        guard words[0] == "by uid 0" else { return because(record) }
        return ": by root\(words.dropFirst().map { ",\($0)" }.joined())"
    }
}
