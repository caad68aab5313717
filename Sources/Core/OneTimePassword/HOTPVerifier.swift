package import Cryptography

/// Decides whether a submitted code proves possession of a token that counts (RFC 4226).
///
/// The verifier is a plain value: the counter is an argument, and the caller puts the one behind an accepted
/// code on disk before anybody hears of the verdict.
package struct HOTPVerifier: Hashable, Sendable {
    /// How many counters beyond the expected one also count: buttons pressed in vain (RFC 4226 §7.2, *s*).
    package static let lookAhead: UInt64 = 10
    /// How many counters beyond the expected one the first code of a pair may be (RFC 4226 §7.4).
    package static let resynchronisationReach: UInt64 = 100
    /// How many counters before the expected one are looked at, to tell a person that a code was used.
    package static let lookBack: UInt64 = 10

    /// Length of a code in decimal digits, 6 to 8 (RFC 4226 §5.3).
    package let digits: Int
    package let algorithm: HashAlgorithm

    /// - Precondition: `digits` is 6, 7 or 8.
    package init(digits: Int, algorithm: HashAlgorithm = .sha1) {
        precondition((6...8).contains(digits))
        self.digits = digits
        self.algorithm = algorithm
    }

    /// Judges one code.
    ///
    /// Every counter of the window is computed even after a match, so that the time taken does not reveal
    /// which matched. Of two that match, the nearest from the expected one on counts.
    ///
    /// `submitted` is the code as ASCII digits, without spaces; `counter` the next expected one, any value.
    ///
    /// - Returns: The verdict. The next expected counter is the accepted one and 1.
    package func judge(_ submitted: [UInt8], secret: Secret, counter: UInt64) -> Verdict {
        guard isWellFormed(submitted) else { return .malformed }
        let matching = counters(
            Self.window(around: counter, reach: Self.lookAhead), matching: submitted, secret: secret)
        if let accepted = matching.first(where: { $0 >= counter }) { return .accepted(accepted) }
        return matching.last.map { .spent($0) } ?? .mismatch
    }

    /// Judges two consecutive codes, which may be further ahead than one may: the token is found again.
    ///
    /// As in ``judge(_:secret:counter:)`` every counter is computed. The first code's counter is at most
    /// ``resynchronisationReach`` beyond the expected one.
    ///
    /// - Returns: The verdict; what is accepted is the second code's counter. A pair is spent when its first
    ///   code is.
    package func judgePair(
        _ first: [UInt8], _ second: [UInt8], secret: Secret, counter: UInt64
    ) -> Verdict {
        guard isWellFormed(first), isWellFormed(second) else { return .malformed }
        let window = Self.window(around: counter, reach: Self.resynchronisationReach + 1)
        let firsts = counters(window, matching: first, secret: secret)
        let seconds = counters(window, matching: second, secret: secret)
        let pairs = firsts.filter { seconds.contains($0 + 1) }
        if let accepted = pairs.first(where: { $0 >= counter }) { return .accepted(accepted + 1) }
        return pairs.last.map { .spent($0) } ?? .mismatch
    }
}

extension HOTPVerifier {
    /// The counters looked at, in ascending order; the last one there is, which has no next, is never one.
    private static func window(around counter: UInt64, reach: UInt64) -> Range<UInt64> {
        let (beyond, isTooFar) = counter.addingReportingOverflow(reach + 1)
        return counter - min(counter, lookBack)..<(isTooFar ? .max : beyond)
    }

    private func counters(
        _ window: Range<UInt64>, matching submitted: [UInt8], secret: Secret
    ) -> [UInt64] {
        window.filter {
            HOTPCode(secret: secret, counter: $0, digits: digits, algorithm: algorithm)
                .matches(submitted.span)
        }
    }

    private func isWellFormed(_ submitted: [UInt8]) -> Bool {
        submitted.count == digits
            && submitted.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension HOTPVerifier {
    /// What became of a code: a wrong one is an ordinary outcome, so a value and not an error.
    package enum Verdict: Hashable, Sendable {
        /// Right, of this counter, which is not below the expected one.
        case accepted(UInt64)
        /// Right, but of a counter below the expected one.
        case spent(UInt64)
        /// Not as many ASCII digits as a code has.
        case malformed
        /// No counter looked at has this code.
        case mismatch
    }
}
