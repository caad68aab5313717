/// When a record was written, as `journalctl -o json` and the daemon's own lines of JSON have it.
package enum RecordTime {
    package static let field = "__REALTIME_TIMESTAMP"

    /// Since 1970; nil for a record that does not say.
    package static func microseconds(of record: [String: String]) -> Int64? {
        record[field].flatMap { Int64($0) }
    }

    /// Since 1970; nil for a record that does not say.
    package static func seconds(of record: [String: String]) -> Int64? {
        microseconds(of: record).map { $0 / 1_000_000 }
    }
}
