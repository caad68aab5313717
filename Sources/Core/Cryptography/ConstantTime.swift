internal import CLibcrypto

/// Compares in a time that depends on the two lengths only, never on the bytes.
package func equalInConstantTime(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    // SAFETY: both pointers stay inside their closures, and both buffers have as many bytes as are compared.
    return unsafe a.withUnsafeBytes { a in
        unsafe b.withUnsafeBytes { b in unsafe CRYPTO_memcmp(a.baseAddress, b.baseAddress, a.count) == 0 }
    }
}

package func equalInConstantTime(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    equalInConstantTime(a.span, b.span)
}
