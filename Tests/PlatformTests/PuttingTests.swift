import Glibc
import Identity
import Platform
import TestSupport
import Testing

@Suite struct `A file that is put in one step` {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `is our own and of mode 0600, and takes the place of another`() throws {
        let directory = try Directory(path: folder.path)
        for bytes in [[1], [2, 3], []] as [[UInt8]] {
            try directory.put(bytes, at: "file", draft: "draft")
            #expect(try directory.open("file", .read).readAll(atMost: 9) == bytes)
        }
        let own = FileAccess(
            owner: ProcessFacts.effectiveUser, group: .init(rawValue: getegid()), mode: 0o600)
        #expect(try directory.status(of: "file")?.access == own)
        #expect(try directory.status(of: "draft") == nil)
    }

    @Test func `has the access that was asked for`() throws {
        let directory = try Directory(path: folder.path)
        let access = FileAccess(
            owner: ProcessFacts.effectiveUser, group: .init(rawValue: getegid()), mode: 0o2640)
        try directory.put([1], at: "file", draft: "draft", access: access)
        #expect(try directory.status(of: "file")?.access == access)
    }

    @Test func `leaves nothing of itself where it may not be put`() throws {
        let directory = try Directory(path: folder.path)
        try directory.put([1], at: "file", draft: "draft")
        #expect(throws: PlatformError(operation: "rename", path: "file", errno: EEXIST)) {
            try directory.put([2], at: "file", draft: "draft", replacing: false)
        }
        #expect(try directory.open("file", .read).readAll(atMost: 9) == [1])
        #expect(try directory.status(of: "draft") == nil)
    }
}
