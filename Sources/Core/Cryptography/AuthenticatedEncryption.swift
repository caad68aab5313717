/// AES-256-GCM (NIST SP 800-38D) with a nonce of 12 bytes and the tag of 16 bytes behind the ciphertext.
///
/// - Important: A nonce serves one sealing under one key, ever; the store takes a fresh key for each.
package enum AuthenticatedEncryption {
    package static let keyCount = 32
    package static let nonceCount = 12
    package static let tagCount = 16

    /// Encrypts `plaintext` and authenticates it together with `associatedData`.
    ///
    /// - Returns: As many bytes as `plaintext` has, and the tag.
    /// - Throws: ``CryptographyError/wrongLength(_:)`` for a key or nonce of another length.
    package static func seal(
        _ plaintext: Span<UInt8>, key: Secret, nonce: [UInt8], associatedData: [UInt8]
    ) throws(CryptographyError) -> [UInt8] {
        try checkLengths(key: key, nonce: nonce)
        let context = CipherContext()
        var ciphertext = [UInt8](repeating: 0, count: plaintext.count)
        var tag = [UInt8](repeating: 0, count: tagCount)
        var output = ciphertext.mutableSpan
        let isDone =
            context.begin(.encrypt, key: key, nonce: nonce)
            && context.authenticate(associatedData)
            && context.update(plaintext, into: &output)
            && context.finish()
            && context.readTag(into: &tag)
        guard isDone else { throw .refusedByLibcrypto }
        return ciphertext + tag
    }

    package static func seal(
        _ plaintext: Secret, key: Secret, nonce: [UInt8], associatedData: [UInt8]
    ) throws(CryptographyError) -> [UInt8] {
        try plaintext.withBytes { bytes throws(CryptographyError) in
            try seal(bytes, key: key, nonce: nonce, associatedData: associatedData)
        }
    }

    /// Decrypts what ``seal(_:key:nonce:associatedData:)`` made, straight into secure memory.
    ///
    /// - Throws: ``CryptographyError/notAuthentic`` when a bit of anything differs or `sealed` is shorter
    ///   than a tag; what was decrypted by then is wiped.
    package static func open(
        _ sealed: ArraySlice<UInt8>, key: Secret, nonce: [UInt8], associatedData: [UInt8]
    ) throws(CryptographyError) -> Secret {
        try checkLengths(key: key, nonce: nonce)
        guard sealed.count >= tagCount else { throw .notAuthentic }
        let context = CipherContext()
        let ciphertext = sealed.dropLast(tagCount)
        let tag = Array(sealed.suffix(tagCount))
        guard context.begin(.decrypt, key: key, nonce: nonce), context.authenticate(associatedData),
            context.expect(tag)
        else { throw .refusedByLibcrypto }
        var isAuthentic = false
        let plaintext = try Secret(count: ciphertext.count) { output in
            isAuthentic = context.update(ciphertext.span, into: &output) && context.finish()
        }
        guard isAuthentic else { throw .notAuthentic }
        return plaintext
    }

    private static func checkLengths(key: Secret, nonce: [UInt8]) throws(CryptographyError) {
        guard key.count == keyCount else { throw .wrongLength(key.count) }
        guard nonce.count == nonceCount else { throw .wrongLength(nonce.count) }
    }
}
