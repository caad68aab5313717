package import Cryptography

/// What an authenticator and this host must agree on besides the secret (RFC 6238 §4).
package struct TOTPParameters: Hashable, Sendable {
    /// Length of a code in decimal digits, 6 to 8 (RFC 4226 §5.3).
    package let digits: Int
    /// Length of a time step in seconds, 30 or 60; RFC 6238 §4.1 calls it *X*.
    package let period: UInt64
    package let algorithm: HashAlgorithm

    /// The parameters that every authenticator app knows: 6 digits, 30 seconds, SHA-1.
    package static let common = Self()

    /// - Throws: ``ParameterError``, naming the first parameter outside its range.
    package init(digits: Int, period: UInt64, algorithm: HashAlgorithm) throws(ParameterError) {
        guard (6...8).contains(digits) else { throw .digits(digits) }
        guard period == 30 || period == 60 else { throw .period(seconds: period) }
        self.digits = digits
        self.period = period
        self.algorithm = algorithm
    }

    private init() {
        digits = 6
        period = 30
        algorithm = .sha1
    }
}
