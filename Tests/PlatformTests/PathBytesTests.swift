import Glibc
import Platform
import TestSupport
import Testing

@Suite struct `A name that need not be text` {
    private let folder: TemporaryFolder
    private static let nameless: [UInt8] = [0x61, 0xFF, 0x62]

    init() throws { folder = try TemporaryFolder() }

    @Test func `is found again by its bytes`() throws {
        let name = PathBytes(Self.nameless)
        let path = folder("").utf8 + Self.nameless + [0]
        // SAFETY: the bytes end with a NUL and live until the call returns.
        #expect(unsafe mkdir(path.map { CChar(bitPattern: $0) }, 0o700) == 0)
        let directory = try Directory(path: folder.path)
        var names: [PathBytes] = []
        try directory.forEachEntry {
            names.append($0)
            return true
        }
        #expect(names == [name] && name.text == nil)
        #expect(try directory.status(of: name)?.kind == .folder)
        #expect(try Directory(named: name, in: directory).status(of: PathBytes("nothing")) == nil)
    }

    @Test func `is one of no more than are wanted`() throws {
        let directory = try Directory(path: folder.path)
        for name in 0..<9 { try directory.makeLink("\(name)", to: "nowhere") }
        var count = 0
        try directory.forEachEntry { _ in
            count += 1
            return count < 4
        }
        #expect(count == 4)
    }

    @Test(
        arguments: [
            ([], ""), ([0x61, 0xFF, 0x62], "a\\xFFb"), ([0xC3, 0xA9, 0xC3], "é\\xC3"),
            ([0xF0, 0x9F, 0x98, 0x80, 0x01], "😀\u{1}"),
        ] as [([UInt8], String)])
    func `is shown without being taken for another`(bytes: [UInt8], shown: String) {
        #expect(PathBytes(bytes).shown == shown)
    }

    @Test func `is told from one that only looks the same`() {
        #expect("\u{E9}" == "e\u{301}" && PathBytes("\u{E9}") != PathBytes("e\u{301}"))
    }
}
