import Identity
import OneTimePassword
import Testing

@testable import Account

/// What is due for an account that was last proven at noon of some day, and is dormant after a term.
@Suite struct `Before an account is dormant` {
    private static let proof: Int64 = 1_800_000_000
    private static let day: Int64 = 86_400

    private static func account(told: Int64? = nil) throws -> Account {
        var account = Account(name: try AccountName("alice"), uid: UserID(rawValue: 1_000), created: 1)
        _ = try account.enrol(.outOfBand(.email), name: "mail", at: 1)
        account.lastProof = proof
        account.upkeep.toldDormant = told.map { proof + $0 }
        return account
    }

    private static func step(
        _ account: Account, after days: Int64, term: Int64 = 90
    ) -> DormancyStep? {
        account.dormancyStep(at: proof + days * day, after: term * day)
    }

    @Test(
        arguments: [
            (90, 75, nil), (90, 76, .tell(closes: proof + 90 * day)),
            (90, 90, .tell(closes: proof + 90 * day)),
            (90, 91, .note(closed: proof + 90 * day)), (90, 3_000, .note(closed: proof + 90 * day)),
            // A quarter of a short term.
            (8, 5, nil), (8, 6, .tell(closes: proof + 8 * day)), (56, 41, nil),
            (56, 42, .tell(closes: proof + 56 * day)),
        ] as [(Int64, Int64, DormancyStep?)])
    func `its owner is told in time, and the journal afterwards`(
        term: Int64, days: Int64, step: DormancyStep?
    ) throws {
        #expect(Self.step(try Self.account(), after: days, term: term) == step)
    }

    /// `told`: seconds after the last proof.
    @Test(
        arguments: [
            (1, 80, nil), (76 * day, 80, nil), (-1, 80, .tell(closes: proof + 90 * day)),
            (76 * day, 91, .note(closed: proof + 90 * day)), (90 * day + 1, 91, nil),
            // The clock was ahead when that was noted.
            (1_000 * day, 80, .tell(closes: proof + 90 * day)),
        ] as [(Int64, Int64, DormancyStep?)])
    func `each hears once for one idle time`(told: Int64, days: Int64, step: DormancyStep?) throws {
        #expect(Self.step(try Self.account(told: told), after: days) == step)
    }

    @Test func `nobody hears of an account that is closed anyway, or never had a factor`() throws {
        let now = Self.proof + 80 * Self.day
        var locked = try Self.account()
        locked.lock(Lock(since: Self.proof, until: now + 1, reason: ""))
        #expect(Self.step(locked, after: 80) == nil)
        #expect(locked.dormancyStep(at: now + 1, after: 90 * Self.day) != nil)
        var gone = try Self.account()
        gone.offboard(Lock(since: Self.proof, until: nil, reason: ""))
        #expect(Self.step(gone, after: 91) == nil)
        let never = Account(name: try AccountName("bob"), uid: UserID(rawValue: 1_001), created: 1)
        #expect(Self.step(never, after: 3_000) == nil)
    }
}
