import AccountStore
import Foundation
import Identity
import Platform
import TestSupport
import Testing

@Suite struct `A table of entries` {
    let runtime: TemporaryFolder

    init() throws { runtime = try TemporaryFolder() }

    private func open(_ capacity: Int = 300) throws -> EntryTable {
        try .open(directory: runtime.path, shape: .spent.with(capacity: capacity))
    }

    private func entry(_ index: Int) -> [UInt8] {
        [UInt8](repeating: UInt8(truncatingIfNeeded: index + 1), count: EntryTable.Shape.spent.entryLength)
    }

    private func contents(_ table: EntryTable) throws -> [[UInt8]] {
        var entries: [[UInt8]] = []
        try table.forEachEntry { index, bytes in
            #expect(index == entries.count)
            entries.append(bytes.indices.map { bytes[$0] })
        }
        return entries
    }

    @Test func `is fresh and empty the first time, and private`() throws {
        let table = try EntryTable.open(directory: runtime.path, shape: .spent)
        #expect(table.origin == .fresh(.absent))
        #expect(table.capacity == 16_384)
        #expect(try contents(table).joined().allSatisfy { $0 == 0 })
        let status = try Directory(path: runtime.path).status(of: "spent")
        #expect(status?.mode == 0o600)
        #expect(status?.size == 4096 + 16_384 * 256)
        #expect(try Directory(path: runtime.path).status(of: "spent.new") == nil)
    }

    @Test func `takes no space before it is written, where none is reserved`() throws {
        let table = try EntryTable.open(directory: runtime.path, shape: .sessions)
        try table.write(entry: 3, [UInt8](repeating: 7, count: 1_024))
        let again = try contents(table)
        #expect(
            again.count == 16_384 && again[3] == [UInt8](repeating: 7, count: 1_024)
                && again[4].allSatisfy { $0 == 0 })
        var status = stat()
        #expect(unsafe stat("\(runtime.path)/sessions", &status) == 0 && status.st_blocks * 512 < 65_536)
        #expect(status.st_size == 4_096 + 16_384 * 1_024)
    }

    @Test func `keeps every entry and the header over a restart`() throws {
        let header = (0..<EntryTable.headerLength).map { UInt8(truncatingIfNeeded: $0) }
        do {
            let table = try open()
            try table.writeHeader(header)
            for index in 0..<300 { try table.write(entry: index, entry(index)) }
        }
        let table = try open()
        #expect(table.origin == .existing(header: header))
        #expect(try contents(table) == (0..<300).map(entry))
    }

    @Test func `keeps what a killed process wrote`() async throws {
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = runtime.path as String] in
            let table = try EntryTable.open(directory: path, shape: .spent.with(capacity: 300))
            try table.write(entry: 299, [UInt8](repeating: 9, count: 256))
            kill(getpid(), SIGKILL)
        }
        let table = try open()
        #expect(table.origin == .existing(header: [UInt8](repeating: 0, count: 4096)))
        #expect(try contents(table)[299] == [UInt8](repeating: 9, count: 256))
    }

    @Test func `belongs to one at a time`() throws {
        let table = try open()
        #expect(throws: AccountStoreError.inUse) { try open() }
        #expect(throws: AccountStoreError.inUse) { try open(16) }
        #expect(table.capacity == 300)
    }

    @Test(arguments: [0, 1, 4096, 80_895, 80_897])
    func `of another size is replaced, and says so`(size: Int) throws {
        do { try open().write(entry: 0, entry(0)) }
        try Command.run("truncate", "-s", "\(size)", runtime("spent"))
        let table = try open()
        #expect(table.origin == .fresh(.wrongSize(size)))
        #expect(try contents(table).joined().allSatisfy { $0 == 0 })
    }

    @Test(arguments: [Intruder.fifo, .link, .socket, .hardLink] + (geteuid() == 0 ? [.foreign] : []))
    func `that is not ours is replaced, and what it led to is left alone`(intruder: Intruder) throws {
        do { try open().write(entry: 0, entry(0)) }
        try intruder.replace(runtime("spent"))
        let table = try open()
        #expect(table.origin == .fresh(.notOurs))
        try table.write(entry: 0, entry(5))
        #expect(try Directory(path: runtime.path).status(of: "spent")?.kind == .regular)
        guard intruder == .link || intruder == .hardLink else { return }
        let other = try Descriptor(path: runtime("spent-"), .read)
        #expect(try other.read(256, at: 4096) == entry(0))
    }

    @Test func `cannot be in the place of a folder`() throws {
        _ = try Directory(path: runtime.path).makeFolder("spent")
        let error = PlatformError(operation: "rename", path: "spent", errno: EISDIR)
        #expect(throws: AccountStoreError.system(error)) { try open() }
    }

    @Test func `takes the place of what a crash left of a new one`() throws {
        try Directory(path: runtime.path).openNew("spent.new").writeAll([1, 2, 3])
        #expect(try open().origin == .fresh(.absent))
        #expect(try Directory(path: runtime.path).status(of: "spent.new") == nil)
    }
}
