package import Cryptography

extension TOTPVerifier {
    /// Judges two consecutive codes: a proof that guessing does not give, so it may end a delay.
    ///
    /// The second code's step lies where that of a single one would, the first one's just before it. Every
    /// step is computed, as for a single code.
    ///
    /// - Returns: The verdict, with the second code's step and offset: accepted where both steps are unspent,
    ///   and spent with the first of them that is not. Spending an accepted step closes the one before, too.
    package func judgePair(
        _ first: [UInt8], _ second: [UInt8], secret: Secret, at seconds: UInt64, spent: SpentSteps
    ) -> Verdict {
        guard isWellFormed(first), isWellFormed(second) else { return .malformed }
        let width = Int64(window)
        let matching = pairOffsets(
            drift - width...drift + width, from: seconds, first: first, second: second, secret: secret)
        let nearest = matching.sorted { abs($0 - drift) < abs($1 - drift) }
        let spentSteps = nearest.map { offset in
            [offset - 1, offset].map { step(at: seconds, offset: $0) }.first(where: spent.contains)
        }
        if let place = spentSteps.firstIndex(of: nil) {
            return .accepted(step(at: seconds, offset: nearest[place]), offset: nearest[place])
        }
        if let step = spentSteps.first ?? nil { return .spent(step) }
        return searchPairOutsideWindow(first, second, secret: secret, at: seconds)
    }

    private func searchPairOutsideWindow(
        _ first: [UInt8], _ second: [UInt8], secret: Secret, at seconds: UInt64
    ) -> Verdict {
        let matching = pairOffsets(Self.search, from: seconds, first: first, second: second, secret: secret)
        return outsideWindow(matching, at: seconds)
    }

    /// The offsets of the second code, whose first code has the step before.
    private func pairOffsets(
        _ range: ClosedRange<Int64>, from seconds: UInt64, first: [UInt8], second: [UInt8], secret: Secret
    ) -> [Int64] {
        let before = range.lowerBound - 1...range.upperBound - 1
        let firsts = offsets(before, from: seconds, matching: first, secret: secret)
        return offsets(range, from: seconds, matching: second, secret: secret)
            .filter { firsts.contains($0 - 1) }
    }
}
