import Account
import Identity
import Testing

@Suite struct `The two slots of an account` {
    private let keys: MasterKeys
    private let older: [UInt8]
    private let newer: [UInt8]
    private let phone: Phone

    init() throws {
        keys = try RecordFixture.keys(1)
        phone = try Phone()
        var account = try Fixture.account(phone)
        older = try SealedSlot.seal(account, generation: 4, keys: keys, salt: RecordFixture.salt(1))
        account.lastProof = 77
        newer = try SealedSlot.seal(account, generation: 5, keys: keys, salt: RecordFixture.salt(2))
    }

    @Test(arguments: [false, true])
    func `are served by the newer one, and the older is written next`(newerFirst: Bool) throws {
        var record = try opened(newerFirst ? newer : older, newerFirst ? older : newer)
        #expect(record.account.lastProof == 77 && record.generation == 5 && record.damage == nil)
        #expect(record.account.factors[0].totp.epoch == Fixture.epoch.id)
        let next = try record.seal(keys: keys, salt: RecordFixture.salt(3))
        #expect(next.slot == (newerFirst ? 1 : 0))
        #expect(try SealedSlot.open(next.bytes, uid: Fixture.uid, keys: keys).generation == 6)
        #expect(record.nextSlot == 1 - next.slot)
    }

    /// Codes accepted since the older slot was written may be forgotten.
    @Test(arguments: [0, 1])
    func `serve each for the other, and then the open window is void`(damaged: Int) throws {
        var slots = [newer, newer]
        slots[damaged][100] ^= 4
        var record = try opened(slots[0], slots[1])
        #expect(record.damage?.slot == damaged && record.damage?.error == .notAuthentic)
        #expect(record.nextSlot == damaged)
        #expect(record.account.factors.allSatisfy { $0.totp.epoch == .unknown })
        let epoch = Epoch(id: Fixture.epoch.id, began: Fixture.now)
        #expect(record.account.judge(phone.code(at: Fixture.now), in: epoch) == .refused(.void(seconds: 60)))
        let mended = try record.seal(keys: keys, salt: RecordFixture.salt(3))
        #expect(mended.slot == damaged && record.damage == nil && record.nextSlot == 1 - damaged)
    }

    /// That a device was forgotten since may be forgotten.
    @Test(arguments: [0, 1])
    func `serve each for the other, and then no device is remembered`(damaged: Int) throws {
        var account = try Fixture.account(phone)
        try account.remember(1)
        let slot = try SealedSlot.seal(account, generation: 6, keys: keys, salt: RecordFixture.salt(3))
        #expect(try opened(slot, slot).account.devices.entries.count == 1)
        var slots = [slot, slot]
        slots[damaged][100] ^= 4
        #expect(try opened(slots[0], slots[1]).account.devices.entries.isEmpty)
    }

    @Test func `are damaged when neither opens`() throws {
        let zeros = [UInt8](repeating: 0, count: SealedSlot.size)
        let reading = AccountRecord.read(
            (zeros, Array(newer.prefix(9))), uid: Fixture.uid, name: nil, keys: keys)
        guard case .damaged(.notAuthentic, .notAuthentic) = reading else {
            Issue.record("\(reading)")
            return
        }
    }

    @Test func `do not open for another name, nor for another uid`() throws {
        let bob = try AccountName("bob")
        let reading = AccountRecord.read((older, newer), uid: Fixture.uid, name: bob, keys: keys)
        guard case .otherName(try AccountName("alice")) = reading else {
            Issue.record("\(reading)")
            return
        }
        let other = AccountRecord.read((older, newer), uid: UserID(rawValue: 7), name: nil, keys: keys)
        guard case .damaged(.otherUser, .otherUser) = other else {
            Issue.record("\(other)")
            return
        }
    }

    @Test func `name a key that is not held`() throws {
        let reading = AccountRecord.read(
            (older, newer), uid: Fixture.uid, name: nil, keys: try RecordFixture.keys(9))
        guard case .damaged(.unknownKey, .unknownKey) = reading else {
            Issue.record("\(reading)")
            return
        }
    }

    @Test func `are sealed anew by the current key after a rotation`() throws {
        let rotated = try RecordFixture.keys(2, before: 1)
        guard
            case .opened(var record) = AccountRecord.read(
                (older, newer), uid: Fixture.uid, name: nil, keys: rotated)
        else {
            Issue.record("not opened")
            return
        }
        #expect(record.isOldKey)
        let next = try record.seal(keys: rotated, salt: RecordFixture.salt(3))
        #expect(!record.isOldKey)
        #expect(try !SealedSlot.open(next.bytes, uid: Fixture.uid, keys: try RecordFixture.keys(2)).isOldKey)
    }

    @Test func `are written in turn from the first on`() throws {
        var record = AccountRecord(new: try Fixture.account(phone))
        let slots = try (1...4).map { try record.seal(keys: keys, salt: RecordFixture.salt($0)).slot }
        #expect(slots == [0, 1, 0, 1] && record.generation == 4)
    }

    /// The slot that was lost may hold what was to be written, and must not win over what is written later.
    @Test func `go on with the one that was lost, newer than all that it may hold`() throws {
        var record = AccountRecord(new: try Fixture.account(phone))
        var slots = [older, older]
        for number in 1...5 as ClosedRange<UInt8> {
            record.account.lastProof = Int64(number)
            let next = try record.seal(keys: keys, salt: RecordFixture.salt(number))
            slots[next.slot] = next.bytes
            guard number == 3 else { continue }
            record.lose(next.slot)
            #expect(record.nextSlot == next.slot)
        }
        #expect(try opened(slots[0], slots[1]).account.lastProof == 5)
    }

    @Test func `keep the account as it is in memory when a copy was written`() throws {
        var record = AccountRecord(new: try Fixture.account(phone))
        var copy = record
        _ = try copy.seal(keys: keys, salt: RecordFixture.salt(1))
        record.account.lastProof = 123
        record.adoptPlacement(of: copy)
        #expect(record.generation == 1 && record.nextSlot == 1 && record.account.lastProof == 123)
    }

    private func opened(_ first: [UInt8], _ second: [UInt8]) throws -> AccountRecord {
        let name = try AccountName("alice")
        let reading = AccountRecord.read((first, second), uid: Fixture.uid, name: name, keys: keys)
        guard case .opened(let record) = reading else { throw NotOpened() }
        return record
    }

    private struct NotOpened: Error {}
}
