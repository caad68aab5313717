import Systemd
import Testing

@Suite struct `Journal record` {
    @Test func `carries the event's id, name and priority`() {
        let record = JournalRecord(
            .loginRefused, message: "refused",
            fields: [(.user, "alice"), (.rule, nil), (.remoteHost, "192.0.2.7")])
        let lines = record.assignments.map { "\($0.name)=\($0.value)" }
        #expect(
            lines == [
                "MESSAGE=refused", "PRIORITY=5", "MESSAGE_ID=0cc20ff9937c4758948f636012d44c7f",
                "SALLYPORT_EVENT=login-refused", "SALLYPORT_USER=alice", "SALLYPORT_RHOST=192.0.2.7",
            ])
    }

    @Test func `cannot be made to carry a second field`() {
        let record = JournalRecord(
            message: "a\nPRIORITY=0", priority: .info, fields: [(.user, "b\nSALLYPORT_UID=0")])
        #expect(record.assignments.allSatisfy { !$0.value.contains("\n") })
        #expect(record.assignments.count == 3)
    }

    @Test func `is cut where a value has no end`() {
        let long = String(repeating: "x", count: JournalRecord.longestValue + 1)
        let record = JournalRecord(message: long, priority: .info, fields: [(.reason, long)])
        #expect(record.message == long.dropLast() + "...")
        #expect(record.fields.first?.value == long.dropLast() + "...")
    }

    @Test func `has fields that journald takes`() {
        for field in JournalField.allCases {
            #expect(field.rawValue.wholeMatch(of: /[A-Z][A-Z0-9_]{0,63}/) != nil, "\(field)")
        }
    }
}
