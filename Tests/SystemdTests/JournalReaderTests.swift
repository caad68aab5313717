import Glibc
import Systemd
import Testing

/// What needs a journald to write first is tested in a real systemd: `Tests/HostTests/systemd`.
@Suite struct `Journal reader` {
    @Test(arguments: [JournalReader.Start.head, .since(1), .last(0), .last(100)])
    func `finds nothing in an empty journal`(start: JournalReader.Start) throws {
        let folder = "/tmp/sallyport-journal-\(UInt64.random(in: 0 ... .max))"
        // SAFETY: the kernel reads the NUL-terminated copy that Swift makes for each call.
        try #require(unsafe mkdir(folder, 0o700) == 0)
        defer { unsafe rmdir(folder) }
        let reader = try JournalReader(unit: "sallyportd.service", uid: 995, from: start, directory: folder)
        #expect(try reader.next() == nil)
        #expect(try reader.begin() == nil)
    }

    @Test func `waits no longer than somebody can read what comes`() throws {
        let folder = "/tmp/sallyport-journal-\(UInt64.random(in: 0 ... .max))"
        // SAFETY: the kernel reads the NUL-terminated copy that Swift makes for each call.
        try #require(unsafe mkdir(folder, 0o700) == 0)
        defer { unsafe rmdir(folder) }
        var ends: [Int32] = [0, 0]
        // SAFETY: the kernel fills the two numbers.
        try #require(unsafe pipe(&ends) == 0)
        defer { close(ends[1]) }
        close(ends[0])
        let reader = try JournalReader(unit: "sallyportd.service", uid: 995, directory: folder)
        // The first call only begins to watch.
        #expect(try !(reader.wait(whileOpen: ends[1]) && reader.wait(whileOpen: ends[1])))
    }

    @Test func `says why a journal cannot be opened`() {
        #expect(throws: SystemdError.journal(errno: ENOENT)) {
            _ = try JournalReader(unit: "sallyportd.service", uid: 995, directory: "/nonexistent")
        }
    }
}
