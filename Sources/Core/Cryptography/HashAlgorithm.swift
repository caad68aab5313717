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

    /// libcrypto's implementation.
    var method: OpaquePointer? {
        switch self {
        case .sha1: unsafe Fetched.sha1  // SAFETY: fetched once, never freed, and only read.
        case .sha256: unsafe Fetched.sha256  // SAFETY: as above.
        case .sha512: unsafe Fetched.sha512  // SAFETY: as above.
        }
    }
}
