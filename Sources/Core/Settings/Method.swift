/// A way to prove the second factor.
package enum Method: String, CaseIterable, Hashable, Sendable, SettingsWord {
    /// Codes of an authenticator app (RFC 6238).
    case totp
    /// Codes of a token or app that counts (RFC 4226).
    case hotp
    /// Codes of a list that was shown once, each good for one login.
    case recoveryCode = "recovery-code"

    static let planned = ["email", "sms"]
}
