import Systemd

/// The daemon's records since a time, out of the journal or out of a file.
struct LoggedRecords {
    /// Only records about this user; a file is not searched for it.
    var user: String?
    /// Seconds since 1970.
    let since: Int64
    /// `-`: standard input; nil: the journal.
    let file: String?

    func forEach(_ body: ([String: String]) throws -> Void) throws {
        if let file {
            return try RecordFile(path: file).forEach { record in
                let time = record["__REALTIME_TIMESTAMP"].flatMap { Int64($0) } ?? 0
                if time / 1_000_000 >= since { try body(record) }
            }
        }
        do {
            let reader = try DaemonJournal.reader(
                user: user, from: .since(UInt64(max(0, since)) * 1_000_000))
            while let record = try reader.next() { try body(record) }
        } catch let error as SystemdError {
            throw Failure(error)
        }
    }
}
