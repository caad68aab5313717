package import Cryptography

/// Decides whether a submitted code proves possession of an authenticator (RFC 6238).
///
/// The verifier is a plain value. It reads no clock and no file: the time and the spent steps are arguments,
/// and the caller spends the step of a verdict before anybody hears of it.
package struct TOTPVerifier: Hashable, Sendable {
    package let parameters: TOTPParameters
    /// How many steps on either side of the expected one also count, 0 to 10 (RFC 6238 §5.2 advises 1).
    package let window: UInt64
    /// How many steps the authenticator's clock is known to be ahead of ours, -20 to 20 (RFC 6238 §6).
    package let drift: Int64

    /// How far from the present, in steps, a code is looked for to tell a person that their clock differs.
    static let search: ClosedRange<Int64> = -20...20

    /// Brings a window or drift out of its range to the nearest bound: it can neither widen nor stop us.
    package init(parameters: TOTPParameters, window: UInt64, drift: Int64) {
        self.parameters = parameters
        self.window = min(window, 10)
        self.drift = min(max(drift, -20), 20)
    }

    /// Judges one code.
    ///
    /// Every step of the window is computed even after a match, so that the time taken does not reveal which
    /// matched.
    ///
    /// `submitted` is the code as ASCII digits, without spaces; `seconds` the time since 1970-01-01 00:00
    /// UTC, any value.
    ///
    /// - Returns: The verdict. Spend the step of an accepted one where a crash cannot lose it *before* it is
    ///   answered.
    package func judge(
        _ submitted: [UInt8], secret: Secret, at seconds: UInt64, spent: SpentSteps
    ) -> Verdict {
        guard isWellFormed(submitted) else { return .malformed }
        let width = Int64(window)
        let matching = offsets(
            drift - width...drift + width, from: seconds, matching: submitted, secret: secret)
        let nearest = matching.sorted { abs($0 - drift) < abs($1 - drift) }
        if let offset = nearest.first(where: { !spent.contains(step(at: seconds, offset: $0)) }) {
            return .accepted(step(at: seconds, offset: offset), offset: offset)
        }
        if let offset = nearest.first { return .spent(step(at: seconds, offset: offset)) }
        return searchOutsideWindow(submitted, secret: secret, at: seconds)
    }

    private func searchOutsideWindow(_ submitted: [UInt8], secret: Secret, at seconds: UInt64) -> Verdict {
        outsideWindow(offsets(Self.search, from: seconds, matching: submitted, secret: secret), at: seconds)
    }

    /// The verdict on a code that only steps outside the window have: the nearest to the present, if any.
    func outsideWindow(_ matching: [Int64], at seconds: UInt64) -> Verdict {
        guard let offset = matching.min(by: { abs($0) < abs($1) }) else { return .mismatch }
        return .outsideWindow(
            step(at: seconds, offset: offset), offsetSeconds: offset * Int64(parameters.period))
    }

    func isWellFormed(_ submitted: [UInt8]) -> Bool {
        submitted.count == parameters.digits
            && submitted.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension TOTPVerifier {
    /// The offsets from the present whose codes are the submitted one; steps before 1970 have none.
    func offsets(
        _ offsets: ClosedRange<Int64>, from seconds: UInt64, matching submitted: [UInt8], secret: Secret
    ) -> [Int64] {
        let present = Int64(seconds / parameters.period)
        return offsets.filter { offset in
            guard present + offset >= 0 else { return false }
            let code = HOTPCode(
                secret: secret, counter: UInt64(present + offset), digits: parameters.digits,
                algorithm: parameters.algorithm)
            return code.matches(submitted.span)
        }
    }

    /// - Precondition: The offset is one that ``offsets(_:from:matching:secret:)`` returned. Nothing
    ///   overflows: with periods from 30 s, the last step there is lies far below the greatest Int64.
    func step(at seconds: UInt64, offset: Int64) -> UInt64 {
        UInt64(Int64(seconds / parameters.period) + offset)
    }
}

extension TOTPVerifier {
    /// What became of a code: a wrong one is an ordinary outcome, so a value and not an error.
    package enum Verdict: Hashable, Sendable {
        /// Right: spend the step. The offset is the step less the present one, for ``LearntDrift``.
        case accepted(UInt64, offset: Int64)
        /// Right, but the step was used before, is older than a used one, or was declared void.
        case spent(UInt64)
        /// Not as many ASCII digits as a code has.
        case malformed
        /// No step near the present has this code.
        case mismatch
        /// Wrong now, but right at a time up to 20 steps away.
        ///
        /// The authenticator's clock differs by so many seconds, positive when it is ahead. Telling the
        /// person reveals that the code is right at that step, so the caller spends it, alone
        /// (``SpentSteps/spend(only:)``). The step may be spent already: then an old code was repeated.
        case outsideWindow(UInt64, offsetSeconds: Int64)
    }
}
