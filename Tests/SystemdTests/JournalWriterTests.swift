import Dispatch
import Systemd
import Testing

@Suite struct `Journal writer` {
    @Test func `keeps the order, and writes everything before it ends`() throws {
        let journal = FedJournal()
        let writer = try JournalWriter(to: journal.sink, recordOfLosses: lost)
        for number in 0..<1_000 { writer.submit(JournalRecord(message: "\(number)", priority: .info)) }
        #expect(writer.finish(within: 10))
        #expect(journal.messages == (0..<1_000).map(String.init))
    }

    @Test func `never waits: counts what does not fit, and reports it`() throws {
        let journal = FedJournal(isShut: true)
        let writer = try JournalWriter(to: journal.sink, capacity: 4, recordOfLosses: lost)
        writer.submit(JournalRecord(message: "first", priority: .info))
        journal.waitUntilReached()
        for number in 0..<10 { writer.submit(JournalRecord(message: "\(number)", priority: .info)) }
        journal.open()
        #expect(writer.finish(within: 10))
        #expect(journal.messages == ["first", "0", "1", "2", "3", "lost 6"])
    }

    @Test func `counts what the journal refuses`() throws {
        let journal = FedJournal(refusals: 2)
        let writer = try JournalWriter(to: journal.sink, recordOfLosses: lost)
        for number in 0..<3 { writer.submit(JournalRecord(message: "\(number)", priority: .info)) }
        #expect(writer.finish(within: 10))
        #expect(journal.messages.contains("2"))
        #expect(
            journal.messages.filter { $0.hasPrefix("lost") }.reduce(0) { $0 + (Int($1.dropFirst(5)) ?? 0) }
                == 2)
    }

    @Test func `gives up on a journal that does not move`() throws {
        let journal = FedJournal(isShut: true)
        let writer = try JournalWriter(to: journal.sink, recordOfLosses: lost)
        writer.submit(JournalRecord(message: "stuck", priority: .info))
        #expect(!writer.finish(within: 0))
        journal.open()
    }

    @Test func `takes records from many threads at once`() throws {
        let journal = FedJournal()
        let writer = try JournalWriter(to: journal.sink, capacity: 10_000, recordOfLosses: lost)
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            for number in 0..<500 {
                writer.submit(JournalRecord(message: "\(thread).\(number)", priority: .info))
            }
        }
        #expect(writer.finish(within: 10))
        #expect(Set(journal.messages).count == 4_000)
    }
}

@Sendable private func lost(_ count: Int) -> JournalRecord {
    JournalRecord(.journalLosses, message: "lost \(count)", fields: [(.losses, "\(count)")])
}
