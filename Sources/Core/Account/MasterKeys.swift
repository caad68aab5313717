package import Cryptography
package import OneTimePassword

/// The keys that seal the account records: the current one, and during a rotation the one before.
package struct MasterKeys: Sendable {
    package static let keyLength = 32

    let current: MasterKey
    let previous: MasterKey?

    /// - Throws: ``RecordError/cryptography`` when a key is not ``keyLength`` bytes long.
    package init(current: Secret, previous: Secret? = nil) throws(RecordError) {
        self.current = try MasterKey(current)
        self.previous = if let previous { try MasterKey(previous) } else { nil }
    }

    /// Tells which key sealed a record without giving anything of it away: 8 bytes.
    package var fingerprint: [UInt8] { current.fingerprint }

    package var fingerprints: [[UInt8]] { [current.fingerprint] + (previous.map { [$0.fingerprint] } ?? []) }

    /// The code that is sent for a salt; the same one each time, as long as the key is.
    package func outOfBandCode(salt: [UInt8]) throws(RecordError) -> OutOfBandCode {
        do {
            let key = try KeyDerivation.hkdfSHA256(
                master: current.secret, salt: [], info: Array("sallyport out-of-band code".utf8), count: 32)
            return OutOfBandCode(key: key, salt: salt)
        } catch {
            throw .cryptography
        }
    }

    func key(_ fingerprint: ArraySlice<UInt8>) -> MasterKey? {
        [current, previous].compactMap(\.self).first { $0.fingerprint[...] == fingerprint }
    }
}

/// One master key with its name.
struct MasterKey: Sendable {
    let secret: Secret
    let fingerprint: [UInt8]

    init(_ secret: Secret) throws(RecordError) {
        guard secret.count == MasterKeys.keyLength else { throw .cryptography }
        do {
            fingerprint = try KeyDerivation.hkdfSHA256(
                master: secret, salt: [], info: Array("sallyport key fingerprint".utf8), count: 8
            ).withBytes { bytes in bytes.indices.map { bytes[$0] } }
        } catch {
            throw .cryptography
        }
        self.secret = secret
    }

    /// The key (32 bytes) and nonce (12 bytes) of one seal, which `salt` makes unique.
    func sealingKey(salt: [UInt8]) throws(CryptographyError) -> (key: Secret, nonce: [UInt8]) {
        let material = try KeyDerivation.hkdfSHA256(
            master: secret, salt: salt, info: Array("sallyport account record".utf8), count: 44)
        return try material.withBytes { bytes throws(CryptographyError) in
            (try Secret(copying: bytes.extracting(0..<32)), (32..<44).map { bytes[$0] })
        }
    }
}
