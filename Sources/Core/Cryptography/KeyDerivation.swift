/// Keys made from a master key.
package enum KeyDerivation {
    /// HKDF with SHA-256 (RFC 5869), extract and expand; the derived key never leaves secure memory.
    ///
    /// - Throws: ``CryptographyError/wrongLength(_:)`` unless `count` is 1 to 8,160 (255 × 32).
    package static func hkdfSHA256(
        master: Secret, salt: [UInt8], info: [UInt8], count: Int
    ) throws(CryptographyError) -> Secret {
        guard (1...255 * 32).contains(count) else { throw .wrongLength(count) }
        var isDone = false
        let derived = try Secret(count: count) { output in
            let context = KeyDerivationContext()
            isDone =
                context.configure(master: master, salt: salt, info: info) && context.derive(into: &output)
        }
        guard isDone else { throw .refusedByLibcrypto }
        return derived
    }
}
