import Cryptography

/// One line of the table in RFC 6238 appendix B: 8 digits, 30-second steps, counted from the epoch.
struct ReferenceVector: Sendable, CustomStringConvertible {
    let time: UInt64
    let code: String
    let algorithm: HashAlgorithm

    static let key20 = "12345678901234567890"

    /// The same ASCII digits, repeated up to the output length of the hash (reference code, appendix A).
    var key: String {
        let repeated = String(repeating: Self.key20, count: 4)
        return String(repeated.prefix(algorithm.outputCount))
    }

    var description: String { "\(algorithm.rawValue) at \(time) s" }

    static let rfc6238AppendixB: [Self] = [
        (59, "94287082", "46119246", "90693936"),
        (1_111_111_109, "07081804", "68084774", "25091201"),
        (1_111_111_111, "14050471", "67062674", "99943326"),
        (1_234_567_890, "89005924", "91819424", "93441116"),
        (2_000_000_000, "69279037", "90698825", "38618901"),
        (20_000_000_000, "65353130", "77737706", "47863826"),
    ].flatMap { time, sha1, sha256, sha512 in
        [
            Self(time: time, code: sha1, algorithm: .sha1),
            Self(time: time, code: sha256, algorithm: .sha256),
            Self(time: time, code: sha512, algorithm: .sha512),
        ]
    }
}
