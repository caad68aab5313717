/// Why libcrypto gave no result.
package enum CryptographyError: Error, Hashable, Sendable {
    /// The reserved heap, or the machine's memory, is full.
    case outOfSecureMemory
    /// A key, nonce or output whose length the algorithm does not take.
    case wrongLength(Int)
    /// The sealed bytes, the associated data, the nonce or the key are not those of the sealing.
    case notAuthentic
    /// A step that cannot fail on our input: no memory, or libcrypto's configuration forbids the algorithm.
    case refusedByLibcrypto
}
