/// The hash functions of RFC 6238 §1.2, written as key URIs write them.
package enum CodeAlgorithm: String, Codable, CaseIterable, Sendable {
    case sha1 = "SHA1"
    case sha256 = "SHA256"
    case sha512 = "SHA512"
}
