internal import CLibcrypto

/// Hashes that nobody must be slow to compute, such as those of the names of files.
package enum Digest {
    /// SHA-256 (FIPS 180-4): 32 bytes.
    package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        var hash = [UInt8](repeating: 0, count: 32)
        // SAFETY: reads `bytes.count` bytes and writes the 32 that `hash` has.
        unsafe _ = SHA256(bytes, bytes.count, &hash)
        return hash
    }
}
