import Account
import Identity
import Testing

@Suite struct `Failures that stand against an account` {
    private let now = Fixture.now

    @Test(arguments: [0, 1, 4, 5, 6, 9, 10, 11, 100, UInt16.max])
    func `delay by a table`(count: UInt16) {
        let expected: Int64 =
            switch count {
            case ...4: 0
            case 5...9: 1 << Int64(count)
            default: 900
            }
        #expect(Failures.delay(after: count) == expected)
    }

    @Test func `age out at ten in thirty days`() {
        var failures = Failures()
        for number in 0..<20 { failures.claim(Fixture.source(UInt32(number % 10)), at: now) }
        let day: Int64 = 86_400
        for (days, standing) in [(0, 20), (2, 20), (3, 19), (30, 10), (59, 1), (60, 0), (600, 0)]
            as [(Int64, UInt16)]
        {
            #expect(failures.standing(at: now + days * day) == standing, "after \(days) days")
        }
    }

    @Test func `open a shut account again with time`() {
        var failures = Failures()
        for number in 0..<100 { failures.claim(Fixture.source(UInt32(number)), at: now) }
        #expect(failures.admission(of: .local, at: now + Failures.agingSeconds - 1) == .shut)
        #expect(failures.admission(of: .local, at: now + Failures.agingSeconds) == .admitted)
    }

    /// What aged out of one source is not cleared a second time, at the expense of another.
    @Test func `keep those of others when a source whose own have aged out succeeds`() {
        var failures = Failures()
        for _ in 1...4 { failures.claim(.local, at: now) }
        let later = now + 90 * 86_400
        for _ in 1...20 { failures.claim(.unknownHost, at: later) }
        failures.clear(.local)
        #expect(failures.standing(at: later) == 20)
    }

    @Test func `remember sixteen sources, and forget the one that failed longest ago`() {
        var failures = Failures()
        for number in 1...17 as ClosedRange<UInt32> {
            failures.claim(Fixture.source(number), at: now + Int64(number))
        }
        #expect(failures.sources.map(\.source) == (2...17).map { Fixture.source($0) })
        failures.clear(Fixture.source(1))
        #expect(failures.standing == 17)
    }

    @Test(arguments: [Int64.min, -1, 0, .max])
    func `hold at every time that a clock may show`(time: Int64) {
        var failures = Failures()
        for _ in 1...5 { failures.claim(.local, at: now) }
        _ = failures.admission(of: .local, at: time)
        failures.claim(.local, at: time)
        #expect((1...6).contains(failures.standing))
        failures.claim(.local, at: now)
        #expect(failures.standing >= 1)
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `are the sum of those of their sources, whatever happens`(seed: UInt64) {
        var random = RandomSequence(seed: seed)
        var failures = Failures()
        var now = now
        for _ in 1...300 {
            let source = Fixture.source(UInt32.random(in: 1...8, using: &random))
            let before = failures.standing(at: now)
            switch Int.random(in: 0..<10, using: &random) {
            case 0:
                let own = failures.sources.first { $0.source == source }?.count ?? 0
                let others = failures.standing - min(own, failures.standing)
                failures.clear(source)
                #expect(failures.standing == others)
            case 1: now += Int64.random(in: 0...1_000_000, using: &random)
            case _ where before < Failures.most:
                failures.claim(source, at: now)
                #expect(failures.standing == before + 1)
            default: break
            }
            let sum = failures.sources.reduce(0) { $0 + Int($1.count) }
            #expect(sum == Int(failures.standing))
        }
    }
}
