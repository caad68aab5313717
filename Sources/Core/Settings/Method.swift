package import Identity

/// A way to prove the second factor.
package enum Method: String, CaseIterable, Hashable, Sendable, SettingsWord {
    /// Codes of an authenticator app (RFC 6238).
    case totp
    /// Codes of a token or app that counts (RFC 4226).
    case hotp
    /// Codes that are sent to an e-mail address.
    case email
    /// Codes that are sent to a phone.
    case sms
    /// Codes of a list that was shown once, each good for one login.
    case recoveryCode = "recovery-code"

    package init(_ channel: OutOfBandChannel) {
        self =
            switch channel {
            case .email: .email
            case .sms: .sms
            }
    }

    /// How the codes of this method reach the person; nil for those that need no sending.
    package var channel: OutOfBandChannel? {
        switch self {
        case .email: .email
        case .sms: .sms
        case .totp, .hotp, .recoveryCode: nil
        }
    }
}
