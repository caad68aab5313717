import Systemd
import Wire

/// One record of the journal, as people or programs read it.
struct LogView {
    private let json: Bool
    private let style: Style

    init(json: Bool, _ style: Style) {
        self.json = json
        self.style = style
    }

    /// The record's time (UTC) and text, or its fields as JSON: our own, the time and the text.
    func line(_ record: [String: String]) -> String {
        guard !json else { return JSONText.of(fields(of: record)) }
        let microseconds = record["__REALTIME_TIMESTAMP"].flatMap { Int64($0) } ?? 0
        let text = (record["MESSAGE"] ?? "").escapingControls
        let isProblem = record["PRIORITY"].flatMap { Int($0) }.map { $0 <= Self.warning } ?? false
        return "\(Timestamp(seconds: microseconds / 1_000_000))  \(isProblem ? style.bad(text) : text)"
    }

    /// `LOG_WARNING` of syslog(3).
    private static let warning = 4
    private static let common: Set = [
        "MESSAGE", "MESSAGE_ID", "PRIORITY", "__REALTIME_TIMESTAMP", "_BOOT_ID", "_PID",
    ]

    private func fields(of record: [String: String]) -> [String: String] {
        record.filter { name, _ in Self.common.contains(name) || name.hasPrefix("SALLYPORT_") }
    }
}
