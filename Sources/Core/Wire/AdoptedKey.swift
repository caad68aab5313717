/// The key of an authenticator that was in use elsewhere, as its owner hands it over.
///
/// The ranges are judged by the daemon, which can say so in a sentence.
package struct AdoptedKey: Hashable, Sendable {
    /// totp or hotp: the others have no key.
    package var method: FactorMethod
    /// 10 to 64 bytes.
    package var secret: [UInt8]
    package var digits: Int
    /// Seconds, 0 to 65,535; for totp, and for nothing else.
    package var period: Int?
    package var algorithm: CodeAlgorithm
    /// The next one that is expected; for hotp, and for nothing else.
    package var counter: UInt64?
    /// What its owner calls it, 1 to 64 bytes.
    package var name: String?

    package init(
        method: FactorMethod, secret: [UInt8], digits: Int = 6, period: Int? = nil,
        algorithm: CodeAlgorithm = .sha1, counter: UInt64? = nil, name: String? = nil
    ) {
        self.method = method
        self.secret = secret
        self.digits = digits
        self.period = period
        self.algorithm = algorithm
        self.counter = counter
        self.name = name
    }
}

extension AdoptedKey: CustomStringConvertible {
    /// Its kind, and nothing of the key.
    package var description: String { "AdoptedKey(\(method.rawValue))" }
}
