package import Identity

/// What the owner of a new second factor must be given, this once.
package struct EnrolUserReply: Codable, Hashable, Sendable {
    package var user: AccountName
    package var method: FactorMethod
    /// The key URI (`otpauth://…`); absent after a dry run, and of email and sms, as is the secret.
    package var uri: String?
    /// Base32 without padding.
    package var secret: String?
    package var recoveryCodes: [String]

    package init(
        user: AccountName, method: FactorMethod = .totp, uri: String?, secret: String?,
        recoveryCodes: [String] = []
    ) {
        self.user = user
        self.method = method
        self.uri = uri
        self.secret = secret
        self.recoveryCodes = recoveryCodes
    }
}
