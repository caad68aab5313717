import Systemd

/// The daemon's records since a time, out of the journal or out of a file.
struct LoggedRecords {
    /// Only records about this user; a file is not searched for it.
    var user: String?
    /// Seconds since 1970.
    let since: Int64
    /// `-`: standard input; nil: the journal.
    let file: String?

    /// Hands over each record.
    ///
    /// - Returns: When the journal or the file begins, in seconds since 1970, of whatever user; nil where it is empty.
    @discardableResult
    func forEach(_ body: ([String: String]) throws -> Void) throws -> Int64? {
        guard let file else { return try forEachOfJournal(body) }
        var begin: Int64?
        try RecordFile(path: file).forEach { record in
            guard let time = RecordTime.seconds(of: record) else { return }
            begin = min(begin ?? time, time)
            if time >= since { try body(record) }
        }
        return begin
    }

    private func forEachOfJournal(_ body: ([String: String]) throws -> Void) throws -> Int64? {
        do {
            let reader = try DaemonJournal.reader(
                user: user, from: .since(UInt64(max(0, since)) * 1_000_000))
            // Before they are read: what is let go of meanwhile may have been counted.
            let begin = try reader.begin().map { Int64($0 / 1_000_000) }
            while let record = try reader.next() { try body(record) }
            return begin
        } catch let error as SystemdError {
            throw Failure(error)
        }
    }
}
