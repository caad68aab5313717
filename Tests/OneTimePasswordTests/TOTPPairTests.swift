import Cryptography
import OneTimePassword
import Testing

@Suite struct `A pair of TOTP codes` {
    /// Step 1,000 is the present one.
    private static let now: UInt64 = 1000 * 30 + 7

    @Test(arguments: [(-1, 999), (0, 1000), (1, 1001)] as [(Int64, UInt64)])
    func `is accepted when consecutive, the second in the window`(offset: Int64, second: UInt64) throws {
        #expect(try judgePair(second - 1, second) == .accepted(second, offset: offset))
    }

    @Test(arguments: [(1000, 999), (1000, 1000), (999, 1001), (1001, 999)] as [(UInt64, UInt64)])
    func `must be consecutive and in order`(first: UInt64, second: UInt64) throws {
        #expect(try judgePair(first, second) == .mismatch)
    }

    @Test func `is spent when either code is`() throws {
        var (first, second) = (SpentSteps(), SpentSteps())
        first.spend(only: 999)
        second.spend(only: 1000)
        #expect(try judgePair(999, 1000, spent: first) == .spent(999))
        #expect(try judgePair(999, 1000, spent: second) == .spent(1000))
    }

    @Test func `is accepted once, and each code of it never again`() throws {
        var spent = SpentSteps()
        #expect(try judgePair(999, 1000) == .accepted(1000, offset: 0))
        spent.spend(1000)
        #expect(try judgePair(999, 1000, spent: spent) == .spent(999))
        #expect(try judgePair(1000, 1001, spent: spent) == .spent(1000))
        for step: UInt64 in [999, 1000] {
            let verdict = try verifier().judge(code(step), secret: .reference(), at: Self.now, spent: spent)
            #expect(verdict == .spent(step))
        }
    }

    @Test(arguments: [(1002, 60), (998, -60), (1020, 600), (980, -600)] as [(UInt64, Int64)])
    func `tells how far a clock differs within twenty steps`(second: UInt64, seconds: Int64) throws {
        #expect(try judgePair(second - 1, second) == .outsideWindow(second, offsetSeconds: seconds))
    }

    @Test(arguments: [979, 1021, 1] as [UInt64])
    func `is unknown from further away`(second: UInt64) throws {
        #expect(try judgePair(second - 1, second) == .mismatch)
    }

    @Test func `is looked for where the known drift points`() throws {
        #expect(try judgePair(1004, 1005, drift: 5) == .accepted(1005, offset: 5))
    }

    @Test(arguments: ["", "12345", "1234567", "12345x"])
    func `is malformed when either code is`(code: String) throws {
        #expect(try judgePair(Array(code.utf8), self.code(1000)) == .malformed)
        #expect(try judgePair(self.code(999), Array(code.utf8)) == .malformed)
    }

    @Test func `needs both to be right`() throws {
        #expect(try judgePair(code(999), Array("000000".utf8)) == .mismatch)
        #expect(try judgePair(Array("000000".utf8), code(1000)) == .mismatch)
    }

    /// The first step there is has none before it.
    @Test func `is judged at either end of time without harm`() throws {
        #expect(try judgePair(code(0), code(1), now: 0) == .accepted(1, offset: 1))
        #expect(try judgePair(code(1), code(0), now: 0) == .mismatch)
        #expect(try judgePair(code(0), code(1), drift: .max, now: .max) == .mismatch)
    }
}

extension `A pair of TOTP codes` {
    private func verifier(drift: Int64 = 0) -> TOTPVerifier {
        TOTPVerifier(parameters: .common, window: 1, drift: drift)
    }

    private func code(_ step: UInt64) throws -> [UInt8] {
        HOTPCode(secret: try .reference(), counter: step, digits: 6, algorithm: .sha1).bytes
    }

    private func judgePair(
        _ first: UInt64, _ second: UInt64, spent: SpentSteps = SpentSteps(), drift: Int64 = 0
    ) throws -> TOTPVerifier.Verdict {
        try judgePair(code(first), code(second), spent: spent, drift: drift)
    }

    private func judgePair(
        _ first: [UInt8], _ second: [UInt8], spent: SpentSteps = SpentSteps(), drift: Int64 = 0,
        now: UInt64 = Self.now
    ) throws -> TOTPVerifier.Verdict {
        verifier(drift: drift).judgePair(first, second, secret: try .reference(), at: now, spent: spent)
    }
}

extension Secret {
    /// The ASCII key that both RFCs use in their examples.
    fileprivate static func reference() throws -> Secret {
        try Secret(copying: Array(ReferenceVector.key20.utf8))
    }
}
