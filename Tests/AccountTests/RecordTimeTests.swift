import Account
import Identity
import Testing

/// Times take five bytes since format 4.
@Suite struct `A time in a record` {
    private static let furthest: Int64 = (1 << 39) - 1

    @Test(
        arguments: [
            0, 1, -1, 255, 256, Fixture.now, Int64(UInt32.max), Int64(UInt32.max) + 1, -(1 << 32), furthest,
            -furthest - 1,
        ])
    func `comes back`(time: Int64) throws {
        #expect(try reopened(time) == time)
    }

    /// As no clock shows it; it must not stop us.
    @Test(arguments: [(furthest + 1, furthest), (.max, furthest), (.min, -furthest - 1)] as [(Int64, Int64)])
    func `beyond any clock comes back as the furthest that can be`(time: Int64, expected: Int64) throws {
        #expect(try reopened(time) == expected)
    }

    private func reopened(_ time: Int64) throws -> Int64? {
        var account = Account(name: try AccountName("alice"), uid: Fixture.uid, created: time)
        account.lastProof = time
        let keys = try RecordFixture.keys(1)
        let slot = try SealedSlot.seal(account, generation: 1, keys: keys, salt: RecordFixture.salt(1))
        let copy = try SealedSlot.open(slot, uid: Fixture.uid, keys: keys).account
        #expect(copy.created == copy.lastProof && copy.lastOpened == nil)
        return copy.lastProof
    }
}
