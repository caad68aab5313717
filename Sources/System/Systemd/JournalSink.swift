/// Where records go, one at a time; it may wait, so only the writer's own thread calls it.
package struct JournalSink: Sendable {
    /// Returns false if the record was lost.
    package let take: @Sendable (JournalRecord) -> Bool

    package init(_ take: @escaping @Sendable (JournalRecord) -> Bool) {
        self.take = take
    }

    package static var hasJournal: Bool { JournalSocket.exists }

    /// The journal where there is one, else JSON lines on standard error.
    package static var auditTrail: Self { JournalSocket.exists ? .journal : .jsonLines(to: 2) }

    /// journald, by its native protocol.
    package static var journal: Self { Self(JournalSocket.send) }

    /// An object of strings per line, with the names that `journalctl -o json` uses.
    package static func jsonLines(to descriptor: Int32) -> Self {
        Self { record in
            let time = (name: RecordTime.field, value: String(KernelClock.realMicroseconds()))
            return OutputDescriptor.write(line: JSONText.object([time] + record.assignments), to: descriptor)
        }
    }

    /// Lines for a person who started the program by hand: `sallyportd: READY`.
    package static func lines(from program: String, to descriptor: Int32) -> Self {
        Self { OutputDescriptor.write(line: "\(program): \($0.message)", to: descriptor) }
    }
}
