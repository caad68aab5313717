import AccountStore
import Foundation
import Identity
import Platform
import TestSupport
import Testing

@Suite struct `A new account` {
    let state: TemporaryFolder
    let store: AccountDirectory
    private var accounts: String { state("accounts") }

    init() throws {
        state = try TemporaryFolder()
        store = try .open(stateDirectory: state.path)
    }

    @Test func `never replaces one that is there`() throws {
        try store.create(1000)
        #expect(throws: AccountStoreError.alreadyExists(Fixture.alice)) {
            try store.create(uid: Fixture.alice, nameDigest: Fixture.digest(5), slots: Fixture.slots(5))
        }
        #expect(try store.read(1000).slots == Fixture.slots(1000))
        #expect(try store.read(uid: Fixture.alice, nameDigest: Fixture.digest(5)).link == .none)
    }

    @Test func `never takes another's name`() throws {
        try store.create(1000)
        #expect(throws: AccountStoreError.nameTaken(by: Fixture.alice)) {
            try store.create(uid: Fixture.bob, nameDigest: Fixture.digest(1000), slots: Fixture.slots(5))
        }
        #expect(try store.read(1001).slots == nil)
        #expect(try store.list() == [Fixture.alice])
    }

    /// What a crash can leave at each step: the link, then a draft of any length, then the draft under its name.
    @Test(arguments: [nil] + Array(stride(from: 0, through: 16_384, by: 512)) as [Int?])
    func `is whole or absent after a crash, and can be made again`(draftLength: Int?) throws {
        let folder = try Directory(path: accounts)
        try folder.makeLink(Fixture.linkName(1000), to: "1000")
        if let draftLength {
            let slots = Fixture.slots(1000)
            try folder.openNew("1000.new").writeAll(Array((slots.first + slots.second).prefix(draftLength)))
        }
        #expect(try store.read(1000) == AccountFiles(link: .uid(Fixture.alice), slots: nil))
        #expect(try store.list().isEmpty)
        try store.create(1000)
        #expect(try store.read(1000).slots == Fixture.slots(1000))
        #expect(try folder.status(of: "1000.new") == nil)
    }

    @Test func `takes over a name that a crash left with another uid`() throws {
        try Directory(path: accounts).makeLink(Fixture.linkName(1000), to: "1001")
        #expect(try store.read(1000) == AccountFiles(link: .none, slots: nil))
        try store.create(1000)
        #expect(try store.read(1000) == AccountFiles(link: .uid(Fixture.alice), slots: Fixture.slots(1000)))
    }

    @Test func `is refused where its name is no link, until it is removed`() throws {
        _ = try Directory(path: accounts).openNew(Fixture.linkName(1000))
        #expect(throws: AccountStoreError.damaged(Fixture.alice, .name)) { try store.create(1000) }
        #expect(try store.read(1000).slots == nil)
        try store.remove(uid: Fixture.alice, nameDigest: Fixture.digest(1000))
        try store.create(1000)
    }

    @Test func `is one of ten thousand in batches, each told its own outcome`() throws {
        try store.create(17)
        for start in stride(from: 0 as UInt32, to: 10_000, by: 512) {
            let batch = (start..<min(start + 512, 10_000)).map(Fixture.account)
            for (account, refusal) in zip(batch, try store.create(batch)) {
                #expect(refusal == (account.uid.rawValue == 17 ? .alreadyExists(account.uid) : nil))
            }
        }
        #expect(try store.list().map(\.rawValue) == Array(0..<10_000))
        for number in stride(from: 0 as UInt32, to: 10_000, by: 97) {
            let expected = AccountFiles(link: .uid(UserID(rawValue: number)), slots: Fixture.slots(number))
            #expect(try store.read(number) == expected)
        }
    }

    @Test func `occurs once in a batch that names it or its name twice`() throws {
        let twin = NewAccount(uid: Fixture.bob, nameDigest: Fixture.digest(1000), slots: Fixture.slots(1))
        let batch = [Fixture.account(1000), Fixture.account(1000), twin]
        let outcome = try store.create(batch)
        #expect(outcome == [nil, .alreadyExists(Fixture.alice), .nameTaken(by: Fixture.alice)])
        #expect(try store.list() == [Fixture.alice])
        #expect(try store.create([]) == [])
    }

    /// A child makes and removes accounts until it is killed at an arbitrary moment.
    @Test(arguments: 1...12)
    func `is whole or absent after kill -9 at any moment`(round: Int) async throws {
        let victim = try TemporaryFolder()
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = victim.path as String, round] in
            let store = try AccountDirectory.open(stateDirectory: path)
            Thread {
                usleep(UInt32(round) * 1_700)
                kill(getpid(), SIGKILL)
            }.start()
            for start in stride(from: 0 as UInt32, to: .max, by: 8) {
                _ = try store.create((start..<start + 7).map(Fixture.account))
                try store.create(start + 7)
                try store.remove(uid: UserID(rawValue: start), nameDigest: Fixture.digest(start))
            }
        }
        let store = try AccountDirectory.open(stateDirectory: victim.path)
        let uids = try store.list()
        for uid in uids {
            #expect(
                try store.read(uid.rawValue)
                    == AccountFiles(link: .uid(uid), slots: Fixture.slots(uid.rawValue)))
        }
        for number in 0...((uids.last?.rawValue ?? 0) + 16) where !uids.contains(UserID(rawValue: number)) {
            #expect(try store.read(number).slots == nil)
            try store.create(number)
        }
    }
}
