import Systemd

/// What the records of the journal say, in the words of whoever reads them.
extension Sentences {
    /// The text that the daemon wrote, where this program does not know the event.
    static func sentence(for record: LogRecord) -> String {
        guard let event = record.event else { return record.message }
        return sentence(for: record, event) + leftOut(record)
    }

    private static func sentence(for record: LogRecord, _ event: AuditEvent) -> String {
        switch event {
        case .loginGranted: granted(record)
        case .loginNotAsked: notAsked(record)
        case .loginRefused: refused(record)
        case .selfServiceGranted: selfServiceGranted(record)
        case .selfServiceRefused: selfServiceRefused(record)
        case .accountChanged: changed(record)
        case .delivery: delivered(record)
        case .sessionOpened, .sessionClosed, .sessionWarned, .sessionEnded, .sessionUnnoted:
            session(record, event)
        case .policyTrial, .policyConfirmed, .policyReverted: trial(record, event)
        case .confirmation: confirmation(record)
        case .recordDamaged, .recordRepaired, .nameMismatch: damage(record, event)
        case .peerRefused: peerRefused(record)
        case .settingsLoaded, .settingsRejected: settings(record, event)
        case .clockJumped, .journalLosses, .spentTableLost, .started, .stopped: daemon(record, event)
        }
    }

    /// Of whom it is told.
    static func subject(_ record: LogRecord) -> String { record[.user] ?? "an unknown user" }

    /// Who did it.
    static func actor(_ record: LogRecord) -> String {
        switch record[.actorUID] {
        case nil: "nobody"
        case "0": "root"
        case record[.uid]: "themselves"
        case let uid?: "uid \(uid)"
        }
    }

    /// Such as `: wrong code`.
    static func because(_ record: LogRecord) -> String {
        record[.reason].map { ": \(reasons[$0] ?? $0)" } ?? ""
    }

    /// Nothing, or what the daemon says of records that it did not write, behind its own sentence alone.
    private static func leftOut(_ record: LogRecord) -> String {
        guard let tail = record.message.split(separator: "; ").last, tail != record.message[...],
            tail.hasSuffix("of this uid were left out")
        else { return "" }
        return "; \(tail)"
    }
}
