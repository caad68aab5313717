import Identity
import Platform
import Systemd

/// The records of the journal, as people or programs read them.
struct LogView {
    private let json: Bool
    private let style: Style
    private let clock: ReaderClock
    private let year: Int
    /// The zone of the record before.
    private var zone: String?

    /// `now` is in seconds since 1970.
    init(json: Bool, _ style: Style, now: Int64, clock: ReaderClock = .own) {
        self.json = json
        self.style = style
        self.clock = clock
        year = clock.at(now)?.day.year ?? 0
    }

    /// The record's time and sentence, behind the zone of its time where that is new; or its fields as JSON: our own, the
    /// time and the text.
    mutating func lines(_ record: [String: String]) -> [String] {
        guard !json else { return [JSONText.of(fields(of: record))] }
        let text = Sentences.sentence(for: LogRecord(record)).escapingControls
        let isProblem = record["PRIORITY"].flatMap { Int($0) }.map { $0 <= Self.warning } ?? false
        guard let time = clock.at(RecordTime.seconds(of: record) ?? 0) else { return [text] }
        let line = "\(Sentences.moment(time, inYear: year))  \(isProblem ? style.bad(text) : text)"
        return headline(time) + [line]
    }

    private mutating func headline(_ time: LocalTime) -> [String] {
        let name = Sentences.zone(time).escapingControls
        defer { zone = name }
        return name == zone ? [] : [style.strong(name)]
    }

    /// `LOG_WARNING` of syslog(3).
    private static let warning = 4
    private static let common: Set = [
        "MESSAGE", "MESSAGE_ID", "PRIORITY", RecordTime.field, "_BOOT_ID", "_PID",
    ]

    private func fields(of record: [String: String]) -> [String: String] {
        record.filter { name, _ in Self.common.contains(name) || name.hasPrefix("SALLYPORT_") }
    }
}
