import Glibc
import Platform
import TestSupport
import Testing

@Suite struct `A directory` {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `lists every name of many, and nothing else`() throws {
        let directory = try Directory(path: folder.path)
        let wanted = Set((0..<3000).map { "entry-\($0)" })
        for name in wanted { try directory.makeLink(name, to: "nowhere") }
        var found: [String] = []
        try directory.forEachName { found.append($0) }
        #expect(found.count == wanted.count)
        #expect(Set(found) == wanted)
    }

    @Test func `refuses links in place of a file or a folder`() throws {
        let directory = try Directory(path: folder.path)
        try folder.write([1], to: "file")
        _ = try directory.makeFolder("folder")
        try directory.makeLink("to-file", to: "file")
        try directory.makeLink("to-folder", to: "folder")
        #expect(throws: PlatformError(operation: "open", path: "to-file", errno: ELOOP)) {
            _ = try directory.open("to-file", .read)
        }
        #expect(throws: PlatformError(operation: "open", path: "to-folder", errno: ENOTDIR)) {
            _ = try Directory(named: "to-folder", in: directory)
        }
        #expect(try directory.status(of: "to-file")?.kind == .symbolicLink)
        #expect(try directory.status(of: "nothing") == nil)
    }

    @Test func `reads a link that it opened by name`() throws {
        let directory = try Directory(path: folder.path)
        try directory.makeLink("link", to: "1000")
        #expect(try directory.open("link", .nameOnly).readLink(atMost: 16) == Array("1000".utf8))
        #expect(try directory.openIfCached("link", .nameOnly).readLink(atMost: 2) == Array("10".utf8))
    }

    @Test func `renames over another only when asked to`() throws {
        let directory = try Directory(path: folder.path)
        try folder.write([1], to: "old")
        try folder.write([2], to: "new")
        #expect(throws: PlatformError(operation: "rename", path: "new", errno: EEXIST)) {
            try directory.rename("old", to: "new")
        }
        try directory.rename("old", to: "new", replacing: true)
        #expect(try directory.open("new", .read).read(9, at: 0) == [1])
        #expect(try directory.status(of: "old") == nil)
    }

    @Test func `says whether it made a folder`() throws {
        let directory = try Directory(path: folder.path)
        #expect(try directory.makeFolder("new"))
        #expect(try !directory.makeFolder("new"))
        #expect(try directory.status(of: "new")?.kind == .folder)
    }

    @Test(arguments: [0, 0o022, 0o777] as [UInt32])
    func `makes files of mode 0600 under any umask`(mask: UInt32) async throws {
        await #expect(processExitsWith: .success) { [path = folder.path as String, mask] in
            umask(mask)
            let directory = try Directory(path: path)
            _ = try directory.openNew("file")
            guard try directory.status(of: "file")?.mode == 0o600 else { exit(1) }
        }
    }
}
