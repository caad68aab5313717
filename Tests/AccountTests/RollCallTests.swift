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

    @Test func `closes an account after enough days alone`() {
        var days = RollCallDays()
        let start: Int64 = 1_800_000_000
        for time in [0, 60, 3_600] as [Int64] { days.note(start + time) }
        #expect(days.days.count == 1 && !days.suffice(since: start))
        days.note(start + 86_400)
        #expect(!days.suffice(since: start))
        days.note(start + 40 * 86_400)
        #expect(days.suffice(since: start) && !days.suffice(since: start + 86_400))
        for day in 41...60 { days.note(start + Int64(day) * 86_400) }
        #expect(days.days.count == RollCallDays.most && days.days == days.days.sorted())
    }

    /// Days that the clock says no more, since it went back, do not count.
    @Test func `forgets days ahead of the clock`() {
        var days = RollCallDays()
        for day in [10, 11, 12, 5] { days.note(Int64(day) * 86_400) }
        #expect(days.days == [5])
    }

    @Test(
        arguments: [
            ("", []), ("20833\n20834\n", [20_833, 20_834]), ("20834\n20833\n20834", [20_833, 20_834]),
            ("x\n7\n\u{0}", [7]), ("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n", [3, 4, 5, 6, 7, 8, 9, 10]),
        ] as [(String, [Int64])])
    func `reads its days, and nothing else`(text: String, read: [Int64]) {
        let days = RollCallDays(text: Array(text.utf8))
        #expect(days.days == read)
        #expect(RollCallDays(text: days.text) == days)
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
