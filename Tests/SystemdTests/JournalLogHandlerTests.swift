import Logging
import Synchronization
import Systemd
import Testing

@Suite struct `Log handler` {
    @Test func `puts metadata after the message and the level into the priority`() throws {
        let records = try records { logger in
            logger.warning("cannot connect", metadata: ["path": "/run/x", "attempt": "2"])
            logger.debug("not wanted")
            logger.critical("bad\u{1B}")
        }
        #expect(
            records.map(\.message) == ["cannot connect attempt=2 host=h path=/run/x", #"bad\u001B host=h"#])
        #expect(records.map(\.priority) == [.warning, .critical])
        #expect(records.flatMap(\.fields).map(\.value) == ["nio", "nio"])
    }
}

private func records(of body: (Logger) -> Void) throws -> [JournalRecord] {
    let seen = Seen()
    let writer = try JournalWriter(to: JournalSink(seen.take)) {
        JournalRecord(.journalLosses, message: "\($0)")
    }
    var logger = Logger(label: "nio") { JournalLogHandler(label: $0, writer: writer) }
    logger[metadataKey: "host"] = "h"
    body(logger)
    #expect(writer.finish(within: 10))
    return seen.records.withLock { $0 }
}

private final class Seen: Sendable {
    let records = Mutex<[JournalRecord]>([])

    func take(_ record: JournalRecord) -> Bool {
        records.withLock { $0.append(record) }
        return true
    }
}
