import AccountStore
import Foundation
import Identity
import Platform
import TestSupport
import Testing

/// What can be found in the place of an account's file, and what the store calls it.
enum Intruder: CaseIterable {
    case folder, fifo, link, socket, hardLink, longer, foreign

    var damage: AccountStoreError.Damage {
        switch self {
        case .folder, .fifo, .link, .socket: .notRegular
        case .hardLink: .linkCount(2)
        case .longer: .size(16_385)
        case .foreign: .owner(UserID(rawValue: 65534))
        }
    }

    func replace(_ path: String) throws {
        switch self {
        case .folder: try Command.run("sh", "-c", "rm '\(path)' && mkdir '\(path)'")
        case .fifo: try Command.run("sh", "-c", "rm '\(path)' && mkfifo '\(path)'")
        case .link: try Command.run("sh", "-c", "mv '\(path)' '\(path)-' && ln -s '\(path)-' '\(path)'")
        case .hardLink: try Command.run("ln", path, path + "-")
        case .longer: try Command.run("truncate", "-s", "16385", path)
        case .foreign: try Command.run("chown", "65534", path)
        case .socket:
            try FileManager.default.removeItem(atPath: path)
            _ = Descriptor(owning: try UnixSocket.listen(path: path, mode: 0o600))
        }
    }
}

@Suite struct `A damaged account` {
    let state: TemporaryFolder
    let store: AccountDirectory

    init() throws {
        state = try TemporaryFolder()
        store = try .open(stateDirectory: state.path)
        try store.create(1000)
        try store.create(1001)
    }

    private func replace(_ name: String, by intruder: Intruder) throws {
        try intruder.replace(state("accounts/\(name)"))
    }

    @Test(arguments: Intruder.allCases.filter { $0 != .foreign || geteuid() == 0 })
    func `is neither read nor written, and the others are`(intruder: Intruder) throws {
        try replace("1000", by: intruder)
        let damaged = AccountStoreError.damaged(Fixture.alice, intruder.damage)
        #expect(throws: damaged) { try store.read(1000) }
        #expect(throws: damaged) {
            try store.write(uid: Fixture.alice, slot: 0, bytes: Fixture.slot(1, 1), durably: false)
        }
        #expect(store.readIfCached(1000) == nil)
        #expect(throws: AccountStoreError.alreadyExists(Fixture.alice)) { try store.create(1000) }
        #expect(try store.read(1001).slots == Fixture.slots(1001))
    }

    @Test(arguments: Intruder.allCases.filter { $0 != .foreign || geteuid() == 0 })
    func `can be removed and made again, if it is no folder`(intruder: Intruder) throws {
        try replace("1000", by: intruder)
        let remove = { try store.remove(uid: Fixture.alice, nameDigest: Fixture.digest(1000)) }
        guard intruder != .folder else {
            #expect(throws: AccountStoreError.damaged(Fixture.alice, .notRegular), performing: remove)
            return
        }
        try remove()
        try store.create(1000)
        #expect(try store.read(1000).slots == Fixture.slots(1000))
    }

    @Test(arguments: Array(stride(from: 0, to: 16_384, by: 512)))
    func `cut short reads as zeros from there, and is whole after two writes`(length: Int) throws {
        try Command.run("truncate", "-s", "\(length)", state("accounts/1000"))
        let slots = Fixture.slots(1000)
        let cut = (slots.first + slots.second).prefix(length) + [UInt8](repeating: 0, count: 16_384 - length)
        #expect(try store.read(1000).slots.map { $0.first + $0.second } == Array(cut))
        #expect(store.readIfCached(1000) == nil)
        for slot in [1, 0] {
            try store.write(uid: Fixture.alice, slot: slot, bytes: slots[slot], durably: true)
        }
        #expect(try store.read(1000).slots == slots)
    }

    /// A slot of which only some sectors were written.
    @Test(arguments: Array(stride(from: 512, to: 8192, by: 1536)))
    func `torn in one slot gives the other unchanged`(torn: Int) throws {
        let file = try Descriptor(path: state("accounts/1000"), .write)
        #expect(try file.write([UInt8](repeating: 0xEE, count: torn).span, at: 0) == torn)
        let slots = try #require(try store.read(1000).slots)
        #expect(slots.second == Fixture.slots(1000).second)
        #expect(slots.first.prefix(torn).allSatisfy { $0 == 0xEE })
    }

    @Test(arguments: [
        "x", "01000", "+1000", " 1000", "1000 ", "4294967296", "../1000", "1000/", "10000000000000000000",
    ])
    func `has a name that leads nowhere`(target: String) throws {
        let folder = try Directory(path: state("accounts"))
        try folder.remove(Fixture.linkName(1000))
        try folder.makeLink(Fixture.linkName(1000), to: target)
        #expect(try store.read(1000) == AccountFiles(link: .damaged, slots: Fixture.slots(1000)))
        #expect(store.readIfCached(1000) == nil)
    }

    @Test(arguments: [Intruder.folder, .fifo, .hardLink])
    func `has something else for a name`(intruder: Intruder) throws {
        try replace(Fixture.linkName(1000), by: intruder)
        #expect(try store.read(1000).link == .damaged)
        #expect(store.readIfCached(1000) == nil)
    }
}
