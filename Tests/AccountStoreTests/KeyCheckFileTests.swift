import AccountStore
import Foundation
import Platform
import TestSupport
import Testing

@Suite struct `The key check` {
    let state: TemporaryFolder
    private var file: KeyCheckFile { KeyCheckFile(stateDirectory: state.path) }

    init() throws { state = try TemporaryFolder() }

    @Test(arguments: [1, 32, 64])
    func `is made once and read back`(count: Int) throws {
        let bytes = RandomBytes.make(count)
        #expect(try file.read() == nil)
        try file.create(bytes)
        #expect(try file.read() == bytes)
        #expect(try Directory(path: state.path).status(of: "key-check")?.mode == 0o600)
        let taken = PlatformError(operation: "rename", path: "key-check", errno: EEXIST)
        #expect(throws: AccountStoreError.system(taken)) { try file.create([1]) }
        #expect(try file.read() == bytes)
    }

    @Test func `is not there while a crash left only its draft`() throws {
        try Directory(path: state.path).openNew("key-check.new").writeAll([1])
        #expect(try file.read() == nil)
        try file.create([2])
        #expect(try file.read() == [2])
    }

    @Test(arguments: [
        "mkfifo key-check", "mkdir key-check", "ln -s /etc/hostname key-check", "truncate -s 65 key-check",
    ])
    func `is nothing but a short file of ours`(arrangement: String) throws {
        try Command.run("sh", "-c", "cd '\(state.path)' && \(arrangement)")
        let error = PlatformError(operation: "read", path: state("key-check"), errno: EBADMSG)
        #expect(throws: AccountStoreError.system(error)) { try file.read() }
    }
}
