import Glibc
import Systemd
import Testing

@Suite struct `Journal sink` {
    @Test func `writes a JSON object per line where there is no journal`() throws {
        let record = JournalRecord(.started, message: #"say "hi" \ there"#, fields: [(.user, "größe\n")])
        let line = try written(record) { JournalSink.jsonLines(to: $0) }
        let start = try #require(line.firstMatch(of: /^\{"__REALTIME_TIMESTAMP":"[0-9]{16}",/))
        #expect(
            line[start.range.upperBound...] == """
                "MESSAGE":"say \\"hi\\" \\\\ there","PRIORITY":"6","MESSAGE_ID":"eda18c1f1876487db69bc104ecb0e04b",\
                "SALLYPORT_EVENT":"started","SALLYPORT_USER":"größe\\\\u000A"}

                """)
    }

    @Test func `writes lines for people`() throws {
        let record = JournalRecord(message: "READY", priority: .info)
        let line = try written(record) { JournalSink.lines(from: "sallyportd", to: $0) }
        #expect(line == "sallyportd: READY\n")
    }

    @Test func `reports a record that cannot be written`() throws {
        let shut = JournalSink.lines(from: "", to: -1)
        let losses = try written(JournalRecord(message: "gone", priority: .info)) { descriptor in
            let open = JournalSink.lines(from: "lost", to: descriptor)
            return JournalSink { $0.messageID == nil ? shut.take($0) : open.take($0) }
        }
        #expect(losses == "lost: 1\n")
    }
}

/// What comes out of a pipe when one record went through a writer into it.
private func written(_ record: JournalRecord, through sink: (Int32) -> JournalSink) throws -> String {
    var ends: [Int32] = [0, 0]
    // SAFETY: the kernel fills the two descriptors of the array.
    try #require(unsafe pipe(&ends) == 0)
    let writer = try JournalWriter(to: sink(ends[1])) { JournalRecord(.journalLosses, message: "\($0)") }
    writer.submit(record)
    #expect(writer.finish(within: 10))
    close(ends[1])
    defer { close(ends[0]) }
    return String(decoding: everything(from: ends[0]), as: UTF8.self)
}
