internal import CLibcrypto

/// The hash functions that RFC 6238 §1.2 names; the raw values are those of key URIs.
package enum HashAlgorithm: String, Hashable, Sendable, CaseIterable {
    case sha1 = "SHA1"
    case sha256 = "SHA256"
    case sha512 = "SHA512"

    /// Length of the hash in bytes.
    package var outputCount: Int {
        switch self {
        case .sha1: 20
        case .sha256: 32
        case .sha512: 64
        }
    }

    /// libcrypto's name for it: a constant of the library, never freed.
    var method: OpaquePointer? {
        switch self {
        case .sha1: unsafe EVP_sha1()  // SAFETY: takes nothing and returns a constant.
        case .sha256: unsafe EVP_sha256()  // SAFETY: as above.
        case .sha512: unsafe EVP_sha512()  // SAFETY: as above.
        }
    }
}
