package import Cryptography
package import OneTimePassword

/// What an imported authenticator and this host must agree on besides the secret.
package enum ImportedParameters: Hashable, Sendable {
    case totp(TOTPParameters)
    /// Of 6 to 8 digits; the counter is the next one that is expected.
    case hotp(digits: Int, algorithm: HashAlgorithm, counter: UInt64)

    package var digits: Int {
        switch self {
        case .totp(let parameters): parameters.digits
        case .hotp(let digits, _, _): digits
        }
    }

    package var algorithm: HashAlgorithm {
        switch self {
        case .totp(let parameters): parameters.algorithm
        case .hotp(_, let algorithm, _): algorithm
        }
    }

    /// Seconds.
    package var period: UInt64? {
        if case .totp(let parameters) = self { parameters.period } else { nil }
    }

    package var counter: UInt64? {
        if case .hotp(_, _, let counter) = self { counter } else { nil }
    }
}
