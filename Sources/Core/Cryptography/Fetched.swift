internal import CLibcrypto

/// libcrypto's algorithms, each looked up once: it otherwise does so at every use, which costs more than a hash.
enum Fetched {
    // SAFETY: each takes constants, and returns an object that is kept for as long as the process lives and that
    // libcrypto allows any thread to read; nil makes whoever uses it fail.
    static nonisolated(unsafe) let sha1 = unsafe EVP_MD_fetch(nil, "SHA1", nil)
    static nonisolated(unsafe) let sha256 = unsafe EVP_MD_fetch(nil, "SHA256", nil)
    static nonisolated(unsafe) let sha512 = unsafe EVP_MD_fetch(nil, "SHA512", nil)
    static nonisolated(unsafe) let aes256GCM = unsafe EVP_CIPHER_fetch(nil, "AES-256-GCM", nil)
}
