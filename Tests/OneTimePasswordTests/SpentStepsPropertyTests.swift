import Cryptography
import OneTimePassword
import TestSupport
import Testing

@Suite struct `Spent steps, whatever happens,` {
    private static let seeds: [UInt64] = Array(1...200)

    @Test(arguments: seeds)
    func `stay spent`(seed: UInt64) {
        var random = RandomSequence(seed: seed)
        var spent = SpentSteps()
        var known: Set<UInt64> = []
        for spending in history(&random) {
            spent.apply(spending)
            known.insert(spending.step)
            for range in spent.ranges {
                known.formUnion([
                    range.lowerBound, range.upperBound, UInt64.random(in: range, using: &random),
                ])
            }
            #expect(known.allSatisfy(spent.contains), "after \(spending)")
        }
    }

    @Test(arguments: seeds)
    func `stay few, ascending and apart`(seed: UInt64) throws {
        var random = RandomSequence(seed: seed)
        var spent = SpentSteps()
        for spending in history(&random) {
            spent.apply(spending)
            #expect(try SpentSteps(ranges: spent.ranges) == spent)
        }
    }

    @Test(arguments: seeds)
    func `hold an accepted step, a margin below, and all down to an accepted one of that day`(seed: UInt64) {
        var random = RandomSequence(seed: seed)
        var spent = SpentSteps()
        for spending in history(&random) {
            let before = spent
            spent.apply(spending)
            guard case .spend(let step) = spending, !before.contains(step) else { continue }
            #expect((step - min(step, SpentSteps.margin)...step).allSatisfy(spent.contains))
            if let older = before.ranges.last(where: { $0.upperBound < step })?.upperBound,
                step - older <= 2880
            {
                #expect((older...step).allSatisfy(spent.contains), "after \(spending)")
            }
        }
    }

    @Test(arguments: seeds)
    func `leave every later step free that was free`(seed: UInt64) {
        var random = RandomSequence(seed: seed)
        var spent = SpentSteps()
        for spending in history(&random) {
            let before = spent
            spent.apply(spending)
            // The fifth range joins the two oldest.
            guard before.ranges.count < SpentSteps.mostRanges else { continue }
            let later = spending.step + 1...spending.step + 60
            #expect(later.allSatisfy { spent.contains($0) == before.contains($0) }, "after \(spending)")
        }
    }

    @Test(arguments: seeds)
    func `lock nobody out when a clock that was days ahead comes back`(seed: UInt64) {
        var random = RandomSequence(seed: seed)
        let present = UInt64.random(in: 10_000...60_000_000, using: &random)
        let ahead = present + UInt64.random(in: 2902...10_000_000, using: &random)
        let spent = SpentSteps(after: [.spend(present), .spend(ahead)])
        #expect((present + 1...present + 2880).allSatisfy { !spent.contains($0) })
        #expect(spent.newest(notBeyond: ahead - 1) == present)
        #expect(spent.isAhead(of: present))
    }

    /// A day of logins on a clock that never goes back, at every window, with drift learnt on the way: what
    /// is accepted ascends strictly.
    @Test(arguments: seeds.prefix(40))
    func `make accepted steps ascend`(seed: UInt64) throws {
        var random = RandomSequence(seed: seed)
        let secret = try Secret(copying: (0..<20).map { _ in UInt8.random(in: 0...255, using: &random) })
        let window = UInt64.random(in: 0...10, using: &random)
        var (spent, drift, present) = (
            SpentSteps(), Int64(0), UInt64.random(in: 100...60_000_000, using: &random)
        )
        var accepted: [UInt64] = []
        for _ in 0..<60 {
            present += UInt64.random(in: 0...3, using: &random)
            let width = Int64(window) + 3
            let shown = Int64(present) + drift + Int64.random(in: -width...width, using: &random)
            let code = HOTPCode(secret: secret, counter: UInt64(shown), digits: 8, algorithm: .sha1).bytes
            let verifier = TOTPVerifier(parameters: try .eightDigits(), window: window, drift: drift)
            switch verifier.judge(code, secret: secret, at: present * 30, spent: spent) {
            case .accepted(let step, let offset):
                accepted.append(step)
                spent.spend(step)
                drift = LearntDrift.next(drift: drift, acceptedOffset: offset)
            case .outsideWindow(let step, _): spent.spend(only: step)
            case .spent, .mismatch, .malformed: break
            }
        }
        #expect(zip(accepted, accepted.dropFirst()).allSatisfy { $0 < $1 })
        #expect(!accepted.isEmpty)
    }

    /// Clocks as they go wrong: mostly small moves, at times a leap of days, rarely a reboot.
    private func history(_ random: inout RandomSequence) -> [Spending] {
        var present = UInt64.random(in: 0...60_000_000, using: &random)
        return (0..<60).map { _ in
            let leap: UInt64 = Int.random(in: 0..<6, using: &random) == 0 ? 20_000 : 40
            let move = UInt64.random(in: 0...leap, using: &random)
            present = Bool.random(using: &random) ? present + move : present - min(present, move)
            return switch Int.random(in: 0..<10, using: &random) {
            case 0: .void(present)
            case 1, 2: .spendOnly(present)
            default: .spend(present)
            }
        }
    }
}

extension TOTPParameters {
    fileprivate static func eightDigits() throws -> Self {
        try Self(digits: 8, period: 30, algorithm: .sha1)
    }
}
