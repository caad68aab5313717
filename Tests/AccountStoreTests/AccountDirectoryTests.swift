import AccountStore
import Foundation
import Identity
import Platform
import TestSupport
import Testing

@Suite struct `The folder of accounts` {
    let state: TemporaryFolder

    init() throws { state = try TemporaryFolder() }

    private func open() throws -> AccountDirectory { try .open(stateDirectory: state.path) }

    private func status(_ name: String) throws -> FileStatus? {
        try Directory(path: state.path).status(of: name)
    }

    @Test func `is made for us alone`() throws {
        _ = try open()
        #expect(try status("accounts")?.mode == 0o700)
        try Command.run("chmod", "755", state("accounts"))
        _ = try open()
        #expect(try status("accounts")?.mode == 0o700)
    }

    @Test func `belongs to one at a time`() throws {
        let first = try open()
        #expect(throws: AccountStoreError.inUse) { try open() }
        #expect(try first.list().isEmpty)
    }

    @Test func `is free again when its owner is gone`() throws {
        do { _ = try open() }
        _ = try open()
    }

    @Test(.enabled(if: geteuid() == 0, "SKIPPED: needs root to give a folder away"))
    func `is not taken from another user`() throws {
        _ = try open()
        try Command.run("chown", "65534", state("accounts"))
        #expect(throws: AccountStoreError.notOurs(owner: UserID(rawValue: 65534))) { try open() }
    }

    @Test func `is neither a link nor a file`() throws {
        let elsewhere = try TemporaryFolder()
        try Directory(path: state.path).makeLink("accounts", to: elsewhere.path)
        let error = PlatformError(operation: "open", path: "accounts", errno: ENOTDIR)
        #expect(throws: AccountStoreError.system(error)) { try open() }
        try Directory(path: state.path).remove("accounts")
        _ = try Directory(path: state.path).openNew("accounts")
        #expect(throws: AccountStoreError.system(error)) { try open() }
    }

    @Test func `needs its state directory`() {
        let error = PlatformError(operation: "open", path: state("none"), errno: ENOENT)
        #expect(throws: AccountStoreError.system(error)) {
            try AccountDirectory.open(stateDirectory: state("none"))
        }
    }

    @Test func `gives back what was put in, over a restart`() throws {
        do { try open().create(1000) }
        let store = try open()
        #expect(try store.read(1000) == AccountFiles(link: .uid(Fixture.alice), slots: Fixture.slots(1000)))
        #expect(try store.read(1001) == AccountFiles(link: .none, slots: nil))
        #expect(try status("accounts/1000")?.mode == 0o600)
        #expect(try status("accounts/1000")?.size == 16_384)
        #expect(
            try Directory(path: state("accounts")).status(of: Fixture.linkName(1000))?.kind == .symbolicLink)
    }

    @Test(arguments: [0, 1], [false, true])
    func `overwrites one slot and leaves the other`(slot: Int, durably: Bool) throws {
        let store = try open()
        try store.create(1000)
        let bytes = Fixture.slot(7, 7)
        try store.write(uid: Fixture.alice, slot: slot, bytes: bytes, durably: durably)
        let slots = try #require(try store.read(1000).slots)
        #expect(slots[slot] == bytes)
        #expect(slots[1 - slot] == Fixture.slots(1000)[1 - slot])
        #expect(!CachedReads.areServed || store.readIfCached(1000)?.slots == slots)
    }

    @Test func `does not make a file by writing to a missing account`() throws {
        let store = try open()
        #expect(throws: AccountStoreError.missing(Fixture.alice)) {
            try store.write(uid: Fixture.alice, slot: 0, bytes: Fixture.slot(1, 1), durably: true)
        }
        #expect(try store.list().isEmpty)
    }

    @Test(
        .enabled(if: CachedReads.areServed, "SKIPPED: this file system serves no read from the cache alone"))
    func `reads from the cache what it reads from the disk, present or absent`() throws {
        let store = try open()
        try store.create(1000)
        for number in [1000, 1001] as [UInt32] {
            let read = try store.read(number)
            #expect(store.readIfCached(number) == read)
        }
    }

    @Test func `forgets an account whole, and twice without complaint`() throws {
        let store = try open()
        try store.create(1000)
        for _ in 0..<2 {
            try store.remove(uid: Fixture.alice, nameDigest: Fixture.digest(1000))
            #expect(try store.read(1000) == AccountFiles(link: .none, slots: nil))
        }
        try store.create(1000)
    }

    /// The file goes first.
    @Test func `has a name that leads nowhere after a removal that was cut short`() throws {
        let store = try open()
        for number in [1000, 1001] as [UInt32] { try store.create(number) }
        let (uid, digest) = (Fixture.bob, Fixture.digest(1000))
        #expect(try store.read(uid: uid, nameDigest: digest).link == .uid(Fixture.alice))
        try Directory(path: state("accounts")).remove("1000")
        #expect(try store.read(uid: uid, nameDigest: digest).link == AccountFiles.Link.none)
        #expect(store.readIfCached(uid: uid, nameDigest: digest) == nil)
    }

    @Test func `keeps a name that leads to another account`() throws {
        let store = try open()
        try store.create(1001)
        try store.remove(uid: Fixture.alice, nameDigest: Fixture.digest(1001))
        #expect(try store.read(1001).link == .uid(Fixture.bob))
    }

    @Test func `lists accounts in order, and nothing else`() throws {
        let store = try open()
        for number in [30, 4, 4_294_967_294, 0] as [UInt32] { try store.create(number) }
        for name in ["5.new", "007", "+8", "-1", "4294967296", "x"] {
            _ = try Directory(path: state("accounts")).openNew(name)
        }
        #expect(try store.list().map(\.rawValue) == [0, 4, 30, 4_294_967_294])
    }
}
