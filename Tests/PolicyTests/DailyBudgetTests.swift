import Policy
import Testing

@Suite struct `A daily budget` {
    private static let day: Int64 = 86_400

    @Test func `admits so many a day to each, counted from the first`() {
        var budget = DailyBudget<String>(most: 3)
        let taken = (0..<6).map { budget.take("a", at: $0 * 100) }
        #expect(taken == [true, true, true, false, false, false])
        #expect(!budget.admits("a", at: Self.day - 1) && budget.admits("a", at: Self.day))
        #expect(budget.admits("b", at: 0))
        // A day of its own begins with the first after the last one.
        let later = [Self.day + 50, Self.day + 60, Self.day + 70, Self.day + 80, 2 * Self.day + 49]
        #expect(later.map { budget.take("a", at: $0) } == [true, true, true, false, false])
        #expect(budget.admits("a", at: 2 * Self.day + 50))
    }

    @Test func `of nothing admits nobody twice`() {
        var budget = DailyBudget<Int>(most: 1)
        #expect((0..<100).count { budget.take($0 % 10, at: 5) } == 10)
    }

    @Test func `takes back what was for nothing, and never more than was taken`() {
        var budget = DailyBudget<String>(most: 2)
        #expect(budget.take("a", at: 0) && budget.take("a", at: 1) && !budget.admits("a", at: 2))
        budget.giveBack("a")
        #expect(budget.take("a", at: 2) && !budget.take("a", at: 3))
        for _ in 1...9 { budget.giveBack("a") }
        budget.giveBack("b")
        let taken = (4...7).map { budget.take("a", at: $0) }
        #expect(taken == [true, true, false, false])
        #expect((0..<4).count { budget.take("b", at: $0) } == 2)
    }

    @Test func `has a bound on whom it remembers, and makes room when a day is over`() {
        var budget = DailyBudget<Int>(most: 2, mostKeys: 10)
        #expect((0..<20).count { budget.take($0, at: Int64($0)) } == 10)
        #expect(budget.admits(3, at: 20) && !budget.admits(10, at: 20))
        #expect(budget.take(3, at: 20) && !budget.take(3, at: 21))
        // The first four of them have had their day.
        let now = Self.day + 3
        #expect(budget.admits(10, at: now) && budget.take(10, at: now))
        #expect((11..<30).count { budget.take($0, at: now) } == 3)
        #expect(!budget.admits(30, at: now) && budget.admits(4, at: now))
    }

    @Test(arguments: 1...20)
    func `never lets more through, whoever comes when`(seed: Int) {
        var (budget, taken, now) = (
            DailyBudget<Int>(most: 5, mostKeys: 8), [(key: Int, at: Int64)](), Int64(0)
        )
        for step in 0..<2_000 {
            // Some chance that is the same each time.
            let chance = (step &* 7_919 &+ seed &* 104_729) % 65_537
            let key = chance % 12
            let isAdmitted = budget.admits(key, at: now)
            #expect(budget.take(key, at: now) == isAdmitted)
            if isAdmitted { taken.append((key, now)) }
            now += Int64(chance % 2_000)
        }
        for (position, first) in taken.enumerated() {
            let within = taken[position...].prefix { $0.at < first.at + Self.day }
            #expect(within.count { $0.key == first.key } < 2 * 5)
        }
    }
}
