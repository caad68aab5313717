import Account
import TestSupport
import Testing

/// Three hundred steps of chance for each seed: claims, successes, other factors, time, clocks that go back.
@Suite struct `Whatever happens, failures` {
    private var failures = Failures()
    private var known = KnownSources()
    private var now = Fixture.now

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    mutating func `keep their bounds`(seed: UInt64) {
        var random = RandomSequence(seed: seed)
        for _ in 1...300 {
            let source = Fixture.source(UInt32.random(in: 1...24, using: &random))
            switch Int.random(in: 0..<12, using: &random) {
            case 0: succeed(source)
            case 1: now += Int64.random(in: -100_000...1_000_000, using: &random)
            case 2: failures.open(at: now)
            default: claim(source)
            }
            expectBounds()
        }
    }

    private mutating func claim(_ source: FailureSource) {
        let before = failures
        let isShut = before.admission(of: source, known: known, at: now) == .shut
        let isCounted = failures.claim(source, known: known, at: now)
        #expect(isCounted == !isShut)
        #expect(failures.standing == before.standing(at: now) + (isCounted ? 1 : 0))
        let kept = Set(failures.sources.map(\.source))
        guard !known.contains(source, at: now), before.standing(at: now) == before.standing else { return }
        for entry in before.sources where known.contains(entry.source, at: now) {
            #expect(kept.contains(entry.source), "a stranger displaced a source that is known")
        }
    }

    /// A success touches its own source alone.
    private mutating func succeed(_ source: FailureSource) {
        guard failures.admission(of: source, known: known, at: now) != .shut else { return }
        failures.claim(source, known: known, at: now)
        let before = failures
        failures.clear(source, at: now)
        known.met(source, at: now)
        #expect(failures.sources == before.sources.filter { $0.source != source })
        let own = before.sources.first { $0.source == source }?.count ?? 0
        #expect(before.standing - failures.standing <= own)
        #expect(!failures.sources.contains { $0.source == source })
    }

    private func expectBounds() {
        let sum = failures.sources.reduce(0) { $0 + Int($1.count) }
        #expect(sum <= Int(failures.standing))
        #expect(failures.standing <= Failures.most && failures.forgiven <= Failures.mostForgiven)
        #expect(failures.sources.count <= Failures.mostSources && known.entries.count <= KnownSources.most)
        #expect(Set(failures.sources.map(\.source)).count == failures.sources.count)
        #expect(failures.sources.allSatisfy { $0.count > 0 })
    }
}
