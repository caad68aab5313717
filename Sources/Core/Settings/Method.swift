/// A way to prove the second factor.
package enum Method: String, CaseIterable, Hashable, Sendable, SettingsWord {
    /// Codes of an authenticator app (RFC 6238).
    case totp

    static let planned = ["hotp", "email", "sms", "recovery-code"]
}
