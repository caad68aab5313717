import Account
import Cryptography
import Identity
import OneTimePassword
import TestSupport
import Testing

@Suite struct `A sealed slot` {
    @Test func `gives back everything that an account holds`() throws {
        let keys = try RecordFixture.keys(1)
        for account in [
            try RecordFixture.small(), try RecordFixture.ofFormat1(), try RecordFixture.ofFormat2(),
            try RecordFixture.ofFormat3(), try RecordFixture.ofFormat4(), try RecordFixture.full(),
        ] {
            let slot = try SealedSlot.seal(account, generation: 7, keys: keys, salt: RecordFixture.salt(1))
            #expect(slot.count == SealedSlot.size)
            let opened = try SealedSlot.open(slot, uid: Fixture.uid, keys: keys)
            #expect(Picture(opened.account) == Picture(account))
            #expect(opened.account.revision == account.revision)
            #expect(opened.generation == 7 && !opened.isOldKey)
        }
    }

    /// A record with nothing in it, and one with everything.
    private static let accounts = [try? RecordFixture.small(), try? RecordFixture.full()]

    @Test(arguments: accounts)
    func `does not open with a bit changed, whichever`(account: Account?) throws {
        let keys = try RecordFixture.keys(1)
        var slot = try SealedSlot.seal(
            try #require(account), generation: 1, keys: keys, salt: RecordFixture.salt(1))
        let used = try #require(slot.lastIndex { $0 != 0 })
        // All of the header and the seal; of the padding, the first bytes and a few further on.
        for position in Array(0...used + 16) + Array(stride(from: used + 17, to: slot.count, by: 97)) + [
            8_191
        ] {
            for bit in 0..<8 {
                slot[position] ^= 1 << bit
                #expect(throws: RecordError.self, "byte \(position), bit \(bit)") {
                    try SealedSlot.open(slot, uid: Fixture.uid, keys: keys)
                }
                slot[position] ^= 1 << bit
            }
        }
    }

    @Test(arguments: accounts)
    func `does not open when it was cut, at whichever length`(account: Account?) throws {
        let keys = try RecordFixture.keys(1)
        let slot = try SealedSlot.seal(
            try #require(account), generation: 1, keys: keys, salt: RecordFixture.salt(1))
        let used = try #require(slot.lastIndex { $0 != 0 })
        for length in 0..<slot.count where length <= used + 1 || length.isMultiple(of: 97) {
            let cut = Array(slot.prefix(length))
            #expect(throws: RecordError.notAuthentic, "\(length) bytes") {
                try SealedSlot.open(cut, uid: Fixture.uid, keys: keys)
            }
        }
        for length in 0...used {
            let torn = Array(slot.prefix(length)) + [UInt8](repeating: 0, count: slot.count - length)
            #expect(throws: RecordError.self, "\(length) bytes, then zeros") {
                try SealedSlot.open(torn, uid: Fixture.uid, keys: keys)
            }
        }
    }

    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func `does not open, and does not stop us, when its header is anything`(seed: UInt64) throws {
        var random = RandomSequence(seed: seed)
        let keys = try RecordFixture.keys(1)
        var slot = try SealedSlot.seal(
            try RecordFixture.full(), generation: 1, keys: keys, salt: RecordFixture.salt(1))
        for position in 8..<60 where Int.random(in: 0..<4, using: &random) == 0 {
            slot[position] =
                [0, 1, 0x7F, 0x80, 0xFF, .random(in: 0...255, using: &random)].randomElement(using: &random)
                ?? 0
        }
        slot[60] ^= 1
        #expect(throws: RecordError.self) { try SealedSlot.open(slot, uid: Fixture.uid, keys: keys) }
    }

    @Test func `names the newer format that wrote it`() throws {
        let keys = try RecordFixture.keys(1)
        var slot = try SealedSlot.seal(
            try RecordFixture.small(), generation: 1, keys: keys, salt: RecordFixture.salt(1))
        (slot[8], slot[9]) = (0x01, 0x02)
        #expect(throws: RecordError.newerFormat(0x0102)) {
            try SealedSlot.open(slot, uid: Fixture.uid, keys: keys)
        }
        (slot[8], slot[9]) = (0, 0)
        #expect(throws: RecordError.notAuthentic) { try SealedSlot.open(slot, uid: Fixture.uid, keys: keys) }
    }

    @Test func `is of one uid alone`() throws {
        let keys = try RecordFixture.keys(1)
        let slot = try SealedSlot.seal(
            try RecordFixture.small(), generation: 1, keys: keys, salt: RecordFixture.salt(1))
        #expect(throws: RecordError.otherUser) {
            try SealedSlot.open(slot, uid: UserID(rawValue: 1_001), keys: keys)
        }
    }

    @Test func `opens with the key before the current one, and says so`() throws {
        let (old, new) = (try RecordFixture.keys(1), try RecordFixture.keys(2, before: 1))
        let slot = try SealedSlot.seal(
            try RecordFixture.small(), generation: 1, keys: old, salt: RecordFixture.salt(1))
        #expect(try SealedSlot.open(slot, uid: Fixture.uid, keys: new).isOldKey)
        let again = try SealedSlot.seal(
            try RecordFixture.small(), generation: 2, keys: new, salt: RecordFixture.salt(2))
        #expect(try !SealedSlot.open(again, uid: Fixture.uid, keys: new).isOldKey)
        #expect(throws: RecordError.unknownKey) { try SealedSlot.open(again, uid: Fixture.uid, keys: old) }
    }

    @Test func `shows nothing of the account but its name and uid`() throws {
        let keys = try RecordFixture.keys(1)
        let phone = try Phone()
        let slot = try SealedSlot.seal(
            try Fixture.account(phone), generation: 1, keys: keys, salt: RecordFixture.salt(1))
        let key = phone.secret.withBytes { bytes in bytes.indices.map { bytes[$0] } }
        #expect(slot.ranges(of: key).isEmpty && slot.ranges(of: Array("phone".utf8)).isEmpty)
        #expect(slot.ranges(of: Array("alice".utf8)).count == 1)
        let other = try SealedSlot.seal(
            try Fixture.account(phone), generation: 1, keys: keys, salt: RecordFixture.salt(2))
        #expect(slot[65...] != other[65...])
    }

    @Test func `takes the largest account, and refuses one that does not fit`() throws {
        let keys = try RecordFixture.keys(1)
        var account = try RecordFixture.largest()
        #expect(account.contacts.all.count == 2 && account.sentCodes.count == 6)
        #expect(account.deliveries.entries.count == Deliveries.most)
        #expect(
            account.devices.entries.count == Devices.most && account.known.entries.count == KnownSources.most)
        #expect(account.habits.hours.count == TimeOfWeek.hours && !account.habits.hours.contains(0))
        #expect(account.deliveries.entries.count { $0.source != nil } == Deliveries.mostCodesADay)
        let slot = try SealedSlot.seal(account, generation: 1, keys: keys, salt: RecordFixture.salt(1))
        #expect(Picture(try SealedSlot.open(slot, uid: Fixture.uid, keys: keys).account) == Picture(account))
        account.lock(Lock(since: 1, until: 2, reason: String(repeating: "r", count: 8_000)))
        #expect(throws: RecordError.tooLarge) {
            try SealedSlot.seal(account, generation: 1, keys: keys, salt: RecordFixture.salt(1))
        }
    }
}
