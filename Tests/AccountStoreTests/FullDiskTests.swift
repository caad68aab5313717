import AccountStore
import Foundation
import Identity
import Platform
import Testing

@Suite(.enabled(if: MountedFolder.isPossible, "\(MountedFolder.needed)"))
struct `A full or read-only disk` {
    @Test func `refuses a new account and leaves nothing of it`() throws {
        let disk = try MountedFolder(kilobytes: 256)
        let store = try AccountDirectory.open(stateDirectory: disk.path)
        try store.create(1000)
        disk.fill()
        #expect(throws: AccountStoreError.noSpace) { try store.create(1001) }
        #expect(throws: AccountStoreError.noSpace) { _ = try store.create((1...9).map(Fixture.account)) }
        #expect(try store.list() == [Fixture.alice])
        var names: [String] = []
        try Directory(path: disk.path + "/accounts").forEachName { names.append($0) }
        #expect(Set(names) == ["1000", Fixture.linkName(1000)])
    }

    @Test func `still takes what overwrites an account`() throws {
        let disk = try MountedFolder(kilobytes: 256)
        let store = try AccountDirectory.open(stateDirectory: disk.path)
        try store.create(1000)
        disk.fill()
        for slot in 0...1 {
            try store.write(uid: Fixture.alice, slot: slot, bytes: Fixture.slot(9, 9), durably: true)
        }
        #expect(try store.read(1000).slots == Slots(Fixture.slot(9, 9), Fixture.slot(9, 9)))
        try store.remove(uid: Fixture.alice, nameDigest: Fixture.digest(1000))
    }

    @Test func `can be read where it cannot be written, even by a new start`() throws {
        let disk = try MountedFolder(kilobytes: 256)
        do { try AccountDirectory.open(stateDirectory: disk.path).create(1000) }
        try disk.makeReadOnly()
        let store = try AccountDirectory.open(stateDirectory: disk.path)
        #expect(try store.read(1000).slots == Fixture.slots(1000))
        #expect(throws: AccountStoreError.readOnly) { try store.create(1001) }
        #expect(throws: AccountStoreError.readOnly) {
            try store.remove(uid: Fixture.alice, nameDigest: Fixture.digest(1000))
        }
        #expect(throws: AccountStoreError.readOnly) {
            try store.write(uid: Fixture.alice, slot: 0, bytes: Fixture.slot(1, 1), durably: true)
        }
        #expect(throws: AccountStoreError.readOnly) {
            try KeyCheckFile(stateDirectory: disk.path).create([1])
        }
    }

    @Test func `cannot stop a spent table that is open, only one that is to be made`() throws {
        let disk = try MountedFolder(kilobytes: 256)
        let table = try EntryTable.open(directory: disk.path, shape: .spent.with(capacity: 64))
        disk.fill()
        for index in 0..<64 {
            try table.write(entry: index, [UInt8](repeating: 1, count: EntryTable.Shape.spent.entryLength))
        }
        try table.writeHeader([UInt8](repeating: 2, count: EntryTable.headerLength))
        let small = try MountedFolder(kilobytes: 64)
        #expect(throws: AccountStoreError.noSpace) {
            try EntryTable.open(directory: small.path, shape: .spent.with(capacity: 1_024))
        }
        #expect(try Directory(path: small.path).status(of: "spent") == nil)
        #expect(try Directory(path: small.path).status(of: "spent.new") == nil)
    }
}
