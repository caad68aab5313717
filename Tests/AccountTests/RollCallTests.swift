import Identity
import Testing

@testable import Account

/// When a name service is believed that says of accounts that there are none.
@Suite struct `A roll call` {
    private static func call(
        _ asksDirectory: Bool, found: Int = 0, elsewhere: Int = 0, missing: Int = 0, known: Int = 0,
        unclear: Int = 0
    ) -> RollCall {
        var call = RollCall(asksDirectory: asksDirectory)
        for _ in 0..<missing { call.note(.missing(isNews: true)) }
        for _ in 0..<known { call.note(.missing(isNews: false)) }
        for place in 0..<max(unclear, found + elsewhere) {
            if place < unclear { call.note(.unclear) }
            if place < found { call.note(.found(isLocal: true)) }
            if place >= found, place < found + elsewhere { call.note(.found(isLocal: false)) }
        }
        return call
    }

    @Test(arguments: [(1, 0), (10, 0), (10, 5), (100, 1_000), (10_000, 100_000)])
    func `is believed while few go`(missing: Int, found: Int) {
        let call = Self.call(false, found: found - min(found, missing), missing: missing)
        #expect(call.doubt == nil)
    }

    @Test(arguments: [(11, 0), (11, 98), (101, 900), (100_000, 0), (10_001, 89_999)])
    func `is doubted where many go at once`(missing: Int, found: Int) {
        #expect(Self.call(false, found: found, missing: missing).doubt == .manyAtOnce(missing))
    }

    @Test func `does not count those again who went before`() {
        #expect(Self.call(false, missing: 10, known: 500).doubt == nil)
    }

    /// sssd that is down says of everybody whom it does not remember that there is no such user.
    @Test func `is doubted where a directory has nobody left`() {
        #expect(Self.call(true, found: 50, missing: 1).doubt == .nobodyElsewhere)
        #expect(Self.call(true, found: 50, known: 1).doubt == .nobodyElsewhere)
        #expect(Self.call(true, found: 50, elsewhere: 1, missing: 1).doubt == nil)
        #expect(Self.call(true, found: 50).doubt == nil)
        #expect(Self.call(false, found: 50, missing: 1).doubt == nil)
    }

    @Test func `ends where nobody answers`() {
        #expect(!Self.call(true, unclear: 4).isSilent)
        #expect(Self.call(true, unclear: 1).doubt == .silent)
        #expect(Self.call(true, unclear: 5).isSilent)
        #expect(Self.call(true, unclear: 5).doubt == .silent)
        #expect(Self.call(true, found: 10, unclear: 10).doubt == nil)
        #expect(Self.call(true, found: 11, unclear: 11).doubt == .silent)
    }
}

/// What a record knows of an account that the name service does not know.
@Suite struct `An account that is missing` {
    private static let now: Int64 = 1_800_000_000
    private var account: Account

    init() throws {
        account = Account(name: try AccountName("alice"), uid: UserID(rawValue: 1_000), created: 1)
    }

    @Test mutating func `is noted once, and no more when it is back`() {
        let isNews = [0, 5].map { account.note(isMissing: true, at: Self.now + $0) }
        #expect(isNews == [true, false] && account.upkeep.missingSince == Self.now)
        let isNewsAgain = [6, 7].map { account.note(isMissing: false, at: Self.now + $0) }
        #expect(isNewsAgain == [true, false])
        #expect(account.upkeep == Upkeep())
    }

    @Test mutating func `is noted anew where the clock went back`() {
        let isNews = [0, -5].map { account.note(isMissing: true, at: Self.now + $0) }
        #expect(isNews == [true, true])
        #expect(account.upkeep.missingSince == Self.now - 5)
        #expect(account.vanished(at: Self.now - 6, after: 0) == nil)
    }

    @Test mutating func `has not vanished while somebody proves a factor of it`() {
        _ = account.note(isMissing: true, at: Self.now)
        account.lastProof = Self.now + 50
        #expect(account.vanished(at: Self.now + 149, after: 100) == nil)
        #expect(account.vanished(at: Self.now + 150, after: 100) == Self.now)
    }

    @Test mutating func `has vanished once the grace is over, and once`() {
        #expect(account.vanished(at: Self.now, after: 0) == nil)
        _ = account.note(isMissing: true, at: Self.now)
        #expect(account.vanished(at: Self.now + 99, after: 100) == nil)
        #expect(account.vanished(at: Self.now + 100, after: 100) == Self.now)
        account.offboard(Lock(since: Self.now + 100, until: nil, reason: ""))
        #expect(account.vanished(at: Self.now + 200, after: 100) == nil)
        #expect(account.upkeep.missingSince == Self.now)
    }
}
