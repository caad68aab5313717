import Cryptography
import OneTimePassword

extension TOTPParameters {
    /// Reads parameters as other programs write them; absent or empty is what every authenticator app
    /// assumes.
    init(
        algorithm: String? = nil, digits: String? = nil, period: String? = nil
    ) throws(MigrationFault.Reason) {
        let algorithmText = algorithm ?? "", digitsText = digits ?? "", periodText = period ?? ""
        let algorithm =
            algorithmText.isEmpty
            ? Self.common.algorithm : HashAlgorithm(rawValue: algorithmText.uppercased())
        guard let algorithm else { throw .algorithm(algorithmText) }
        let digits = digitsText.isEmpty ? Self.common.digits : Int(digitsText)
        guard let digits, (6...8).contains(digits) else { throw .digits(digitsText) }
        let period = periodText.isEmpty ? Self.common.period : UInt64(periodText)
        guard let period, let whole = try? Self(digits: digits, period: period, algorithm: algorithm) else {
            throw .period(periodText)
        }
        self = whole
    }
}
