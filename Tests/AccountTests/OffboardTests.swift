import Account
import Identity
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
        let account = try RecordFixture.leaver()
        let opened = try RecordFixture.reopened(account)
        #expect(Picture(opened) == Picture(account) && opened.revision == account.revision)
    }

    @Test func `begins like somebody new once it is unlocked`() throws {
        var account = try RecordFixture.leaver()
        account.unlock(at: RecordFixture.created + 100)
        #expect(account.lock == nil && account.offboarded == nil && account.lastProof == nil)
        #expect(!account.holdsAnything && account.idleSince == nil)
    }

    @Test func `is dormant neither before it begins anew nor before it has a factor again`() throws {
        var account = try RecordFixture.leaver()
        let now = RecordFixture.created + 100
        #expect(account.dormantFrom(after: 1) == nil)
        account.unlock(at: now)
        account.unlock(at: now + 1)
        account.reset(at: now + 2)
        account.lastProof = now + 3
        #expect(account.dormantFrom(after: 1) == nil && !account.isDormant(at: .max, after: 1))
        account = try RecordFixture.reopened(account)
        #expect(account.idleSince == nil)
        _ = try account.enrol(.outOfBand(.email), name: "mail", at: now + 4)
        #expect(account.idleSince == now + 4)
        account.disable()
        #expect(account.idleSince == now + 4)
    }

    @Test func `never happens to root by itself`() throws {
        for (uid, isClosed) in [(0, false), (1_000, true)] as [(UInt32, Bool)] {
            var account = Account(name: try AccountName("a"), uid: UserID(rawValue: uid), created: 1)
            _ = account.note(isMissing: true, at: 5)
            #expect((account.vanished(at: 1_000, after: 10) != nil) == isClosed)
        }
    }
}

extension RecordFixture {
    /// As it reads back from a slot.
    fileprivate static func reopened(_ account: Account) throws -> Account {
        let keys = try keys(0x10)
        let slot = try SealedSlot.seal(account, generation: 1, keys: keys, salt: salt(0xA5))
        return try SealedSlot.open(slot, uid: account.uid, keys: keys).account
    }
}
