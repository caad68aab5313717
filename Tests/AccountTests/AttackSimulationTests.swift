import Account
import Testing

/// What a guesser reaches in a year, and what it costs the owner: the bounds that `docs/attacks.md` states.
@Suite struct `A year of guessing` {
    /// Failures that age out in a year and make room for as many guesses.
    private static let aged = 365 * 86_400 / Int(Failures.agingSeconds)
    /// Failures that the owner's successes may take away in a year, the first hundred included.
    private static let forgiven = 100 + 365 * 86_400 / Int(Failures.forgivingSeconds)

    private static let results = Dictionary(
        uniqueKeysWithValues: Attack.all.map { attack in
            var simulation = AttackSimulation(attack)
            return (attack.name, simulation.run())
        })

    @Test(arguments: Attack.all.filter(\.isByStrangers))
    func `by strangers never gets more than the cap and what ages out`(attack: Attack) throws {
        let result = try #require(Self.results[attack.name])
        let cap = attack.owner == nil ? Failures.most : Failures.mostByStrangers
        #expect(result.judged <= Int(cap) + Self.aged)
    }

    /// The figure of the standards is 3 in 10,000 for a hundred tries; a delay alone gives 16 to 96 % a year.
    @Test(arguments: Attack.all.filter(\.isByStrangers))
    func `by strangers succeeds less often than seven times in ten thousand`(attack: Attack) throws {
        let result = try #require(Self.results[attack.name])
        #expect(result.chancePerTenThousand < 7)
        #expect(result.chanceOfEightDigits < 0.07)
    }

    @Test(arguments: Attack.all.filter { $0.isByStrangers && $0.owner != nil })
    func `by strangers never keeps the owner out for a second`(attack: Attack) throws {
        let result = try #require(Self.results[attack.name])
        #expect(result.logins == 365 && result.loginsLetIn == 365 && result.longestKept == 0)
    }

    @Test(arguments: Attack.all.filter { $0.visited != nil })
    func `in one of the owner's networks leaves the others open`(attack: Attack) throws {
        let result = try #require(Self.results[attack.name])
        #expect(result.judged <= Int(Failures.mostByStrangers) + Self.aged)
        #expect(result.loginsLetIn == 365 && result.longestKept == 0)
    }

    /// Without a bound on what is forgiven, 99 guesses a day would be 10 % a year.
    @Test(arguments: Attack.all.filter { !$0.isByStrangers })
    func `in the owner's own network stays below half a percent`(attack: Attack) throws {
        let result = try #require(Self.results[attack.name])
        #expect(result.judged <= Int(Failures.most) + Self.aged + Self.forgiven)
        #expect(result.chancePerTenThousand < 50)
    }

    @Test(arguments: Attack.all.filter(\.isOfPairs))
    func `by two codes in a row finds as good as nothing`(attack: Attack) throws {
        let result = try #require(Self.results[attack.name])
        #expect(result.chancePerTenThousand < 0.000_1)
    }

    @Test func `is what the document says`() throws {
        let rows = Attack.all.map { attack in Self.results[attack.name]?.row(attack) ?? [] }
        let rule = AttackResult.heading.map { _ in "---" }
        let table = AttackDocument.table([AttackResult.heading, rule] + rows)
        let document = try AttackDocument()
        guard !AttackDocument.isToBeRewritten else { return try document.rewrite(table) }
        #expect(document.table == table, "\(AttackDocument.variable)=1 writes it anew")
    }
}
