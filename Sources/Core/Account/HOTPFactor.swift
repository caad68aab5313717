package import Cryptography

/// The state of one counter-based authenticator (RFC 4226).
package struct HOTPFactor: Sendable {
    /// 6 to 8.
    package let digits: Int
    package let algorithm: HashAlgorithm
    package let secret: Secret
    /// The moving factor of the next code; all before it are spent.
    package var counter: UInt64

    package init(digits: Int, algorithm: HashAlgorithm = .sha1, secret: Secret, counter: UInt64 = 0) {
        self.digits = digits
        self.algorithm = algorithm
        self.secret = secret
        self.counter = counter
    }
}
