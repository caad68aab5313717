package import Cryptography
package import OneTimePassword

/// The hashes of the codes for the day when the authenticator is lost: each is accepted once.
///
/// They are numbered, so that one slow hash is computed for a try and not ten (NIST SP 800-63B §5.1.2).
package struct RecoveryCodes: Hashable, Sendable {
    package static let saltLength = SlowHash.saltLength

    /// What is kept of one code: its hash, or that it was used.
    package struct Entry: Hashable, Sendable {
        package let hash: [UInt8]
        /// When it was accepted; nil while it is good.
        package var used: Int64?

        package init(hash: [UInt8], used: Int64? = nil) {
            self.hash = hash
            self.used = used
        }
    }

    package let created: Int64
    package let salt: [UInt8]
    /// The first is number 1; ``OneTimePassword/RecoveryCode/count`` of them.
    package var entries: [Entry]

    package init(created: Int64, salt: [UInt8], entries: [Entry]) {
        self.created = created
        self.salt = salt
        self.entries = entries
    }

    /// Hashes fresh codes, numbered from 1; takes half a second, so never on an event loop.
    package init(
        _ codes: [RecoveryCode], salt: [UInt8], created: Int64
    ) throws(CryptographyError) {
        var entries: [Entry] = []
        for code in codes { entries.append(Entry(hash: try Self.hash(code, salt: salt))) }
        self.init(created: created, salt: salt, entries: entries)
    }

    package var left: Int { entries.count { $0.used == nil } }

    static func hash(_ code: RecoveryCode, salt: [UInt8]) throws(CryptographyError) -> [UInt8] {
        try SlowHash.scrypt([UInt8(code.number)] + code.value, salt: salt)
    }
}
