package import Logging

/// swift-log's way into a ``JournalWriter``: for the libraries' own messages and the program's.
///
/// Metadata follows the message as `key=value`, since its keys are the libraries' and not fields of ours.
package struct JournalLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let writer: JournalWriter

    package init(label: String, writer: JournalWriter, level: Logger.Level = .info) {
        self.label = label
        self.writer = writer
        logLevel = level
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        writer.submit(
            JournalRecord(
                message: text(of: event), priority: JournalPriority(event.level), fields: [(.logger, label)]))
    }

    private func text(of event: LogEvent) -> String {
        var all = metadata
        all.merge(metadataProvider?.get() ?? [:]) { _, provided in provided }
        all.merge(event.metadata ?? [:]) { _, given in given }
        if let error = event.error { all["error"] = "\(error)" }
        let pairs = all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return (["\(event.message)"] + pairs).joined(separator: " ")
    }
}

extension JournalPriority {
    /// swift-log's trace has no level of its own in syslog.
    init(_ level: Logger.Level) {
        self =
            switch level {
            case .trace, .debug: .debug
            case .info: .info
            case .notice: .notice
            case .warning: .warning
            case .error: .error
            case .critical: .critical
            }
    }
}
