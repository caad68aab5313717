internal import CLibcrypto

/// A hash that costs a guesser time and memory: scrypt (RFC 7914), for secrets that a person writes down.
package enum SlowHash {
    /// Length of a hash in bytes.
    package static let length = 32
    /// Length of a salt in bytes, fresh random ones for each hash.
    package static let saltLength = 16

    /// Hashes at the one cost that records are kept with: N = 1,024, r = 8, p = 16.
    ///
    /// It takes about 50 ms and 1 MiB, so never on the event loop. As HMAC pads its key, zero bytes at the end
    /// of a text do not count: written codes have none.
    ///
    /// - Returns: ``length`` bytes.
    /// - Throws: ``CryptographyError/wrongLength(_:)`` for a salt of another length.
    package static func scrypt(_ bytes: [UInt8], salt: [UInt8]) throws(CryptographyError) -> [UInt8] {
        guard salt.count == saltLength else { throw .wrongLength(salt.count) }
        return try scrypt(bytes, salt: salt, cost: .kept, count: length)
    }

    /// Hashes at any cost, with a salt of any length, as the examples of RFC 7914 §12 do.
    ///
    /// - Returns: `count` bytes, at least 1.
    /// - Throws: ``CryptographyError/refusedByLibcrypto`` for a cost that scrypt does not have, or one of more
    ///   than 32 MiB.
    static func scrypt(
        _ bytes: [UInt8], salt: [UInt8], cost: Cost, count: Int
    ) throws(CryptographyError) -> [UInt8] {
        guard count > 0 else { throw .wrongLength(count) }
        var hash = [UInt8](repeating: 0, count: count)
        // SAFETY: each pointer is used within its closure or call, with the count of its own buffer; libcrypto
        // wipes its working memory, and refuses more of it than its default bound, which 0 asks for.
        let isDone = unsafe bytes.withUnsafeBytes { bytes in
            unsafe EVP_PBE_scrypt(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, salt, salt.count,
                cost.iterations, cost.blockSize, cost.parallelization, 0, &hash, count) == 1
        }
        guard isDone else { throw .refusedByLibcrypto }
        return hash
    }
}

extension SlowHash {
    /// scrypt's three parameters (RFC 7914 §2); memory is 128 × *N* × *r* bytes.
    struct Cost: Hashable, Sendable {
        /// *N*, a power of two above 1.
        let iterations: UInt64
        /// *r*.
        let blockSize: UInt64
        /// *p*.
        let parallelization: UInt64

        init(iterations: UInt64, blockSize: UInt64, parallelization: UInt64) {
            self.iterations = iterations
            self.blockSize = blockSize
            self.parallelization = parallelization
        }

        /// What every kept hash was made with; another cost would need a mark in the record.
        static let kept = Self(iterations: 1024, blockSize: 8, parallelization: 16)
    }
}
