import Account
import Identity
import Testing

@Suite struct `The budgets of an account on disk` {
    private let now = Fixture.now

    /// Sixteen sources that failed and thirty-two that are known, of every kind and as long as they come.
    @Test func `come back as they were, as large as they may be`() throws {
        var account = try RecordFixture.small()
        for number in 1...32 as ClosedRange<UInt8> {
            account.known.met(try Self.source(number), at: now + Int64(number))
        }
        account.failures = Failures(
            standing: 100, agedUntil: now - 5,
            sources: try (1...16).map {
                Failures.Entry(source: try Self.source($0), count: UInt16($0), last: now - Int64($0))
            }, forgiven: 99, forgivenUntil: now - 9)
        let copy = try reopened(account)
        #expect(copy.failures == account.failures && copy.known == account.known)
        #expect(copy.known.entries.count == 32)
    }

    @Test func `come back when there is nothing of them`() throws {
        let copy = try reopened(try RecordFixture.small())
        #expect(copy.failures == Failures() && copy.known == KnownSources())
    }

    @Test(arguments: [0, 15, 17])
    func `are not written with a key of another length`(length: Int) throws {
        var account = try RecordFixture.small()
        account.known.met(.key([UInt8](repeating: 1, count: length)), at: now)
        let keys = try RecordFixture.keys(1)
        #expect(throws: RecordError.malformed) {
            try SealedSlot.seal(account, generation: 1, keys: keys, salt: RecordFixture.salt(1))
        }
    }

    @Test func `are not read beyond their bounds`() throws {
        var account = try RecordFixture.small()
        account.failures = Failures(forgiven: 101)
        #expect(throws: RecordError.malformed) { try reopened(account) }
        account.failures = Failures(standing: 101)
        #expect(throws: RecordError.malformed) { try reopened(account) }
        account.failures = Failures(
            sources: (1...17).map { Failures.Entry(source: Fixture.source($0), count: 1, last: 1) })
        #expect(throws: RecordError.malformed) { try reopened(account) }
    }

    private static func source(_ number: UInt8) throws -> FailureSource {
        switch number % 4 {
        case 0: .key([UInt8](repeating: number, count: FailureSource.keyLength))
        case 1: .network(try Network("2001:db8:\(number)::/48"))
        case 2: number == 2 ? .local : .user(UserID(rawValue: UInt32(number)))
        default: .network(try Network("10.0.\(number).0/24"))
        }
    }

    private func reopened(_ account: Account) throws -> Account {
        let keys = try RecordFixture.keys(1)
        let slot = try SealedSlot.seal(account, generation: 1, keys: keys, salt: RecordFixture.salt(1))
        return try SealedSlot.open(slot, uid: account.uid, keys: keys).account
    }
}
