import Cryptography
import OneTimePassword

extension KeyContainerFile {
    /// Why a key cannot be taken over, whatever its secret.
    static func obstacle(of key: ContainedKey) -> UnsupportedFactor.Reason? {
        guard let kind = kind(of: key) else { return .algorithm(key.algorithm ?? "") }
        guard key.isDecimal, !key.hasCheckDigit else { return .format }
        guard !key.needsTypedPIN else { return .pin }
        let interval = key.interval ?? TOTPParameters.common.period
        return kind == .hotp || [30, 60].contains(interval) ? nil : .period(seconds: interval)
    }

    static func parameters(of key: ContainedKey) throws(MigrationFault.Reason) -> ImportedParameters {
        let algorithm = key.suite.map(hash) ?? ""
        let digits = key.digits.map(String.init)
        guard kind(of: key) == .totp else {
            return try .hotp(algorithm: algorithm, digits: digits, counter: key.counter.map(String.init))
        }
        return .totp(
            try TOTPParameters(
                algorithm: algorithm, digits: digits, period: key.interval.map(String.init)))
    }

    private enum Kind {
        case hotp
        case totp
    }

    /// By the last part of its name: that of RFC 6030 §10.1, or of the drafts before it (`…/pskc#hotp`).
    private static func kind(of key: ContainedKey) -> Kind? {
        switch key.algorithm?.split(whereSeparator: { $0 == ":" || $0 == "#" }).last?.lowercased() {
        case "hotp": .hotp
        case "totp": .totp
        default: nil
        }
    }

    /// `HMAC-SHA256`, `HmacSHA256` and `SHA-256` are SHA256.
    private static func hash(_ suite: String) -> String {
        let dense = suite.uppercased().filter { $0 != "-" && $0 != "_" }
        return dense.hasPrefix("HMAC") ? String(dense.dropFirst(4)) : dense
    }
}
