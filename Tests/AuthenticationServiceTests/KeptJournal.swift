import Synchronization
import Systemd

/// Keeps the records that a journal would be given.
final class KeptJournal: Sendable {
    private let records = Mutex<[JournalRecord]>([])

    var sink: JournalSink {
        JournalSink { [self] record in
            records.withLock { $0.append(record) }
            return true
        }
    }

    /// The fields of all records of an event.
    func records(of event: AuditEvent) -> [[JournalField: String]] {
        records.withLock { $0 }.filter { $0.messageID == event.messageID }.map { record in
            Dictionary(record.fields.map { ($0.name, $0.value) }) { first, _ in first }
        }
    }

    /// Everything in one text.
    var text: String {
        records.withLock { $0 }.flatMap(\.assignments).map { "\($0.name)=\($0.value)" }
            .joined(separator: "\n")
    }
}
