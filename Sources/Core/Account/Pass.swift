package import Cryptography
package import OneTimePassword

/// The hash of a temporary code that an administrator gave out, for somebody without an authenticator.
package struct Pass: Hashable, Sendable {
    package static let saltLength = SlowHash.saltLength

    package let salt: [UInt8]
    package let hash: [UInt8]
    package let issued: Int64
    package let expires: Int64
    /// 1 to 100; a pass without uses left is taken away.
    package var uses: Int

    package init(salt: [UInt8], hash: [UInt8], issued: Int64, expires: Int64, uses: Int) {
        self.salt = salt
        self.hash = hash
        self.issued = issued
        self.expires = expires
        self.uses = uses
    }

    /// Hashes a fresh code, which takes some 50 ms.
    package init(
        _ code: PassCode, salt: [UInt8], issued: Int64, expires: Int64, uses: Int
    ) throws(CryptographyError) {
        self.init(
            salt: salt, hash: try Self.hash(code, salt: salt), issued: issued, expires: expires, uses: uses)
    }

    /// Whether it opens anything now; a clock that stands a day before its issue was set back.
    package func holds(at now: Int64) -> Bool { uses > 0 && now < expires && now >= issued - 86_400 }

    static func hash(_ code: PassCode, salt: [UInt8]) throws(CryptographyError) -> [UInt8] {
        try SlowHash.scrypt(code.value, salt: salt)
    }
}
