import Account
import Testing

/// An account that is cut off for good.
@Suite struct `An account that is offboarded` {
    @Test func `is locked for good, and nothing of before is left`() throws {
        let account = try RecordFixture.leaver()
        #expect(account.lock?.holds(at: .max) == true && account.lock?.reason == "left")
        #expect(account.offboarded == account.lock?.since)
        #expect(!account.holdsAnything && account.means.isEmpty && !account.isEnrolled)
        #expect(account.contacts == Contacts() && account.deliveries.entries.isEmpty)
        #expect(account.habits == Habits() && account.devices.entries.isEmpty && account.pass == nil)
        #expect(account.upkeep.toldKey == nil && account.upkeep.missingSince != nil)
    }

    @Test func `makes what was proven before worth nothing`() throws {
        let before = try RecordFixture.full()
        #expect(try RecordFixture.leaver().revision != before.revision)
    }

    @Test func `never gives an identifier again`() throws {
        let before = try RecordFixture.full()
        #expect(try RecordFixture.leaver().lastFactor == before.lastFactor)
    }

    @Test func `reads back as it was written`() throws {
        let (account, keys) = (try RecordFixture.leaver(), try RecordFixture.keys(0x10))
        let slot = try SealedSlot.seal(account, generation: 1, keys: keys, salt: RecordFixture.salt(0xA5))
        let opened = try SealedSlot.open(slot, uid: Fixture.uid, keys: keys).account
        #expect(Picture(opened) == Picture(account) && opened.revision == account.revision)
    }

    @Test func `begins like somebody new once it is unlocked`() throws {
        var account = try RecordFixture.leaver()
        account.unlock(at: RecordFixture.created + 100)
        #expect(account.lock == nil && account.offboarded == nil && account.lastProof == nil)
        #expect(!account.holdsAnything && account.idleSince == RecordFixture.created + 100)
    }
}
