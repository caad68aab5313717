import Systemd

/// A record of the daemon, by its fields.
struct LogRecord {
    private let fields: [String: String]

    init(_ fields: [String: String]) {
        self.fields = fields
    }

    /// Nil for a plain log line, and for an event of another version.
    var event: AuditEvent? { self[.event].flatMap(AuditEvent.init(rawValue:)) }

    var message: String { fields["MESSAGE"] ?? "" }

    /// Nil where there is none, or nothing in it.
    subscript(_ field: JournalField) -> String? {
        fields[field.rawValue].flatMap { $0.isEmpty ? nil : $0 }
    }
}
