import Cryptography
import OneTimePassword

extension ImportedParameters {
    /// What is told of a counter in JSON fits into 64 bits with a sign.
    private static let largestCounter = UInt64(Int64.max)

    /// Reads the parameters of an authenticator that counts uses; absent or empty is what RFC 4226 assumes.
    static func hotp(
        algorithm: String? = nil, digits: String? = nil, counter: String? = nil
    ) throws(MigrationFault.Reason) -> Self {
        let common = try TOTPParameters(algorithm: algorithm, digits: digits)
        let text = counter ?? ""
        guard let number = text.isEmpty ? 0 : UInt64(text), number <= largestCounter else {
            throw .counter(text)
        }
        return .hotp(digits: common.digits, algorithm: common.algorithm, counter: number)
    }

    /// Reads the columns of a table: `method` says which of the others have a meaning.
    static func of(
        method: String?, algorithm: String?, digits: String?, period: String?, counter: String?
    ) throws(MigrationFault.Reason) -> Self {
        switch (method ?? "").lowercased() {
        case "", "totp":
            guard (counter ?? "").isEmpty else { throw .foreignColumn("counter", method: "totp") }
            return .totp(try TOTPParameters(algorithm: algorithm, digits: digits, period: period))
        case "hotp":
            guard (period ?? "").isEmpty else { throw .foreignColumn("period", method: "hotp") }
            return try hotp(algorithm: algorithm, digits: digits, counter: counter)
        default: throw .method(method ?? "")
        }
    }
}
