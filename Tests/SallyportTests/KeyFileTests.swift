import Glibc
import Platform
import Testing

@testable import sallyport

@Suite struct `A key file` {
    private let folder = TemporaryFolder()

    @Test func `is one line that only its owner can read`() async throws {
        let path = "\(folder.path)/key"
        // In a process of its own: the umask is one for all tests.
        await #expect(processExitsWith: .success) { [path = path as String] in
            umask(0)
            try KeyFile(path: path).make()
        }
        let file = try RegularFile.read(path: path, atMost: 1_000)
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(file.status.mode == 0o600)
        #expect(
            text.hasPrefix("sallyport-master-key-1 ") && text.hasSuffix("\n")
                && text.utf8.count == 23 + 43 + 1)
    }

    @Test func `is never overwritten, not even through a link`() throws {
        let path = "\(folder.path)/key"
        try KeyFile(path: path).make()
        let before = try RegularFile.read(path: path, atMost: 1_000).bytes
        try folder.link("link", to: "\(folder.path)/elsewhere")
        for taken in [path, "\(folder.path)/link"] {
            let error = #expect(throws: Failure.self) { try KeyFile(path: taken).make() }
            #expect(error?.status == .badData)
        }
        #expect(try RegularFile.read(path: path, atMost: 1_000).bytes == before)
        #expect(!folder.has("elsewhere"))
    }

    @Test(arguments: ["", "/", "/tmp/", "a/.", "a/..", "a\0b"])
    func `needs a name`(path: String) {
        let error = #expect(throws: Failure.self) { try KeyFile(path: path) }
        #expect(error?.status == .badData)
    }

    @Test func `cannot be made in a folder that is not there`() throws {
        let error = #expect(throws: Failure.self) { try KeyFile(path: "\(folder.path)/no/key").make() }
        #expect(error?.status == .badData)
    }
}
