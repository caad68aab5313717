import Identity
import Policy
import Settings
import Testing

@Suite struct `A network with wrong codes` {
    private let somebody = UserID(rawValue: 999)

    private func isOdd(_ failing: FailingSources, _ network: Network) -> Bool {
        let accounts = failing.accounts(from: network, besides: somebody, at: 60)
        return RiskSignal.failingSource.isRaised(
            by: RiskFacts(accountsFailedFromThere: accounts, now: 1_800_000_000))
    }

    @Test func `is odd for many accounts, and not for people who mistyped`() throws {
        let office = try Network("192.0.2.0/24")
        var failing = FailingSources()
        let people = (1...5).map { UserID(rawValue: $0) }
        for uid in people { failing.note(office, uid, at: 0) }
        #expect(isOdd(failing, office))
        failing.forgive(office, people[0])
        #expect(!isOdd(failing, office))
        for uid in people { failing.forgive(office, uid) }
        #expect(failing.accounts(from: office, besides: nil, at: 60) == 0)
        failing.forgive(try Network("198.51.100.0/24"), somebody)
        for uid in people { failing.note(office, uid, at: 30) }
        #expect(isOdd(failing, office))
    }
}
