import Account
import Testing

@Suite struct `Strangers who guess` {
    private let now = Fixture.now
    private let home = FailureSource.key([UInt8](repeating: 1, count: FailureSource.keyLength))
    private let known: KnownSources

    init() {
        var known = KnownSources()
        known.met(home, at: Fixture.now)
        self.known = known
    }

    /// Failures of strangers, what another stranger meets then, and what a source that is known meets.
    @Test(
        arguments: [
            (0, .admitted, .admitted), (21, .admitted, .admitted), (79, .admitted, .admitted),
            (80, .shut, .admitted), (99, .shut, .admitted), (100, .shut, .shut),
        ] as [(UInt32, Failures.Admission, Failures.Admission)])
    func `do not wait for each other and are shut out first, the owner is not`(
        count: UInt32, stranger: Failures.Admission, owner: Failures.Admission
    ) {
        let failures = failures(ofStrangers: count)
        #expect(failures.admission(of: .unknownHost, known: known, at: now) == stranger)
        #expect(failures.admission(of: home, known: known, at: now) == owner)
    }

    @Test(
        arguments: [(21, .admitted), (80, .admitted), (99, .admitted), (100, .shut)]
            as [(UInt32, Failures.Admission)])
    func `have the whole cap where the owner is known from nowhere`(
        count: UInt32, expected: Failures.Admission
    ) {
        let failures = failures(ofStrangers: count)
        #expect(failures.admission(of: home, known: KnownSources(), at: now) == expected)
    }

    /// The first typos of a person in a new network are free, whatever strangers did.
    @Test(arguments: [0, 21, 75] as [UInt32])
    func `fail four times without a wait, each of them`(others: UInt32) {
        var failures = failures(ofStrangers: others)
        for _ in 1...4 {
            failures.claim(.unknownHost, known: known, at: now)
            #expect(failures.admission(of: .unknownHost, known: known, at: now) == .admitted)
        }
        failures.claim(.unknownHost, known: known, at: now)
        #expect(failures.ownWait(of: .unknownHost, at: now) == 32)
    }

    @Test func `do not wait for what the owner gets wrong, nor the owner for them`() {
        var failures = failures(ofStrangers: 20)
        for _ in 1...10 { failures.claim(home, known: known, at: now) }
        #expect(failures.admission(of: .unknownHost, known: known, at: now) == .admitted)
        #expect(failures.admission(of: home, known: known, at: now) == .wait(900))
    }

    @Test(arguments: [(0, 5), (21, 5), (75, 5), (76, 4), (79, 1), (80, 0), (95, 0)] as [(UInt32, Int)])
    func `are told how many tries are left to them`(count: UInt32, left: Int) {
        let failures = failures(ofStrangers: count)
        #expect(failures.triesLeft(of: .unknownHost, known: known, at: now) == left)
        #expect(failures.triesLeft(of: home, known: known, at: now) == 5)
    }

    @Test func `leave the owner the tries up to the cap`() {
        let failures = failures(ofStrangers: 97)
        #expect(failures.triesLeft(of: home, known: known, at: now) == 3)
    }

    /// Somebody in one of the owner's networks is no stranger, and leaves the other ones as much.
    @Test(
        arguments: [(79, .wait(900), .admitted), (80, .shut, .admitted)]
            as [(UInt32, Failures.Admission, Failures.Admission)])
    func `are met like a source that is known where there is another`(
        count: UInt32, same: Failures.Admission, other: Failures.Admission
    ) {
        var known = known
        known.met(.local, at: now)
        var failures = Failures()
        for _ in 0..<count { failures.claim(.local, known: known, at: now) }
        #expect(failures.admission(of: .local, known: known, at: now) == same)
        #expect(failures.admission(of: home, known: known, at: now) == other)
        #expect(failures.triesLeft(of: home, known: known, at: now) == 5)
    }

    @Test func `never take the place of a source that is known`() {
        var failures = Failures()
        for _ in 1...7 { failures.claim(home, known: known, at: now) }
        for number in 1...60 as ClosedRange<UInt32> {
            failures.claim(Fixture.source(number), known: known, at: now + Int64(number))
        }
        #expect(failures.sources.count == 16 && failures.sources.first?.source == home)
        #expect(failures.admission(of: home, known: known, at: now + 60) == .wait(128 - 60))
    }

    @Test func `are forgotten one by one, the one that failed longest ago first`() {
        var failures = Failures()
        for number in 1...17 as ClosedRange<UInt32> {
            failures.claim(Fixture.source(number), known: known, at: now + Int64(number))
        }
        #expect(failures.sources.map(\.source) == (2...17).map { Fixture.source($0) })
        failures.clear(Fixture.source(1), at: now + 20)
        #expect(failures.standing == 17)
    }

    @Test func `count all the same once known sources have taken their places`() {
        var crowd = known
        for number in 101...116 as ClosedRange<UInt32> { crowd.met(Fixture.source(number), at: now) }
        var failures = failures(ofStrangers: 64)
        for number in 101...116 as ClosedRange<UInt32> {
            failures.claim(Fixture.source(number), known: crowd, at: now + 1)
        }
        #expect(failures.sources.allSatisfy { crowd.contains($0.source, at: now) })
        #expect(failures.standing == 80)
        #expect(failures.admission(of: .unknownHost, known: crowd, at: now + 1) == .shut)
    }

    @Test func `find no place among sixteen that are known, and count all the same`() {
        var crowd = KnownSources()
        for number in 1...17 as ClosedRange<UInt32> { crowd.met(Fixture.source(number), at: now) }
        var failures = Failures()
        for number in 1...16 as ClosedRange<UInt32> {
            failures.claim(Fixture.source(number), known: crowd, at: now)
        }
        failures.claim(.local, known: crowd, at: now)
        #expect(failures.standing == 17 && !failures.sources.contains { $0.source == .local })
        failures.claim(Fixture.source(17), known: crowd, at: now)
        #expect(failures.standing == 18 && failures.sources.last?.source == Fixture.source(17))
    }

    /// Up to the cap: they began before the owner was known from anywhere.
    private func failures(ofStrangers count: UInt32) -> Failures {
        var failures = Failures()
        for number in 0..<count { failures.claim(Fixture.source(number), known: KnownSources(), at: now) }
        return failures
    }
}
