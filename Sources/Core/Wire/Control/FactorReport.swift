package import Identity

/// One second factor of an account, without its secret.
package struct FactorReport: Codable, Hashable, Sendable {
    package var id: FactorID
    package var method: FactorMethod
    package var name: String
    /// Of totp and hotp.
    package var algorithm: CodeAlgorithm?
    /// Of email and sms always 8.
    package var digits: Int
    /// Seconds; of totp.
    package var period: Int?
    /// The next one that is expected; of hotp.
    package var counter: Int?
    /// How long the shared key is; of totp and hotp.
    package var keyBits: Int?
    package var created: Timestamp
    package var lastUsed: Timestamp?

    package init(
        id: FactorID, method: FactorMethod = .totp, name: String, algorithm: CodeAlgorithm? = nil,
        digits: Int, period: Int? = nil, counter: Int? = nil, keyBits: Int? = nil,
        created: Timestamp, lastUsed: Timestamp? = nil
    ) {
        self.id = id
        self.method = method
        self.name = name
        self.algorithm = algorithm
        self.digits = digits
        self.period = period
        self.counter = counter
        self.keyBits = keyBits
        self.created = created
        self.lastUsed = lastUsed
    }
}
