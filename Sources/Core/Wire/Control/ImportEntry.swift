package import Identity

/// One authenticator to take over; what is wrong with one entry does not harm the others of its call.
package struct ImportEntry: Codable, Hashable, Sendable {
    /// Judged by the daemon, entry by entry, so not yet an ``AccountName``.
    package var user: String
    package var uid: UserID?
    /// Base32, with or without padding, at least 80 bits.
    package var secret: String
    package var algorithm: CodeAlgorithm?
    package var digits: Int?
    package var period: Int?
    package var name: String?
    /// Nil: totp.
    package var method: FactorMethod?
    /// For hotp: the next counter that the device uses; nil: 0.
    package var counter: Int?

    package init(
        user: String, uid: UserID? = nil, secret: String, algorithm: CodeAlgorithm? = nil, digits: Int? = nil,
        period: Int? = nil, name: String? = nil, method: FactorMethod? = nil, counter: Int? = nil
    ) {
        self.user = user
        self.uid = uid
        self.secret = secret
        self.algorithm = algorithm
        self.digits = digits
        self.period = period
        self.name = name
        self.method = method
        self.counter = counter
    }
}
