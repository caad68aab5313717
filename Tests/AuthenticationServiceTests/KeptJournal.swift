import Glibc
import Synchronization
import Systemd

/// Keeps the records that a journal would be given.
final class KeptJournal: Sendable {
    private let records = Mutex<[JournalRecord]>([])
    private let marks = Mutex(0)

    var sink: JournalSink {
        JournalSink { [self] record in
            records.withLock { $0.append(record) }
            return true
        }
    }

    /// Waits until everything is here that the writer, which has a thread of its own, was given up to now.
    func catchUp(with writer: JournalWriter) {
        let number = marks.withLock { marks in
            marks += 1
            return marks
        }
        let (mark, losses) = (JournalRecord(message: "mark \(number)", priority: .debug), writer.losses)
        writer.submit(mark)
        // One that has finished has written everything, and takes nothing more.
        while writer.losses == losses, !take(mark) { usleep(500) }
    }

    private func take(_ mark: JournalRecord) -> Bool {
        records.withLock { records in
            guard let index = records.lastIndex(of: mark) else { return false }
            records.remove(at: index)
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
