import Account
import Identity
import Testing

@Suite struct `The identifier of a factor` {
    @Test func `is counted from one and never given again`() throws {
        let phone = try Phone()
        var account = try Fixture.account()
        var given: [UInt16] = []
        for _ in 1...3 {
            for _ in 1...Account.mostFactors {
                let id = try account.enrol(
                    phone.factor(epoch: Fixture.epoch.id), name: account.freeName(nil), at: Fixture.now)
                given.append(id.rawValue)
            }
            #expect(throws: FactorError.full) {
                try account.enrol(phone.factor(epoch: Fixture.epoch.id), name: "ninth", at: Fixture.now)
            }
            account.reset(at: Fixture.now)
        }
        #expect(given == Array(1...24))
    }

    @Test func `is not given once they are used up`() throws {
        let phone = try Phone()
        var account = Account(
            name: try AccountName("alice"), uid: Fixture.uid, created: 0, lastFactor: FactorID(rawValue: .max)
        )
        #expect(throws: FactorError.full) {
            try account.enrol(phone.factor(epoch: Fixture.epoch.id), name: "phone", at: Fixture.now)
        }
    }

    @Test func `goes with a reset, and the lock stays`() throws {
        var account = try Fixture.account(try Phone())
        account.lock(Lock(since: 1, until: nil, reason: "left"))
        account.failures.claim(.local, known: account.known, at: Fixture.now)
        account.reset(at: Fixture.now)
        #expect(!account.isEnrolled && account.failures == Failures() && account.lock != nil)
    }

    @Test(arguments: [(nil, 0, true), (100, 99, true), (100, 100, false)] as [(Int64?, Int64, Bool)])
    func `matters less than a lock, which holds until its time`(until: Int64?, now: Int64, holds: Bool) {
        #expect(Lock(since: 0, until: until, reason: "").holds(at: now) == holds)
    }
}
