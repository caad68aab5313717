package import Identity

/// The kinds of second factor that can be enrolled.
package enum FactorMethod: String, Codable, CaseIterable, Sendable {
    /// Codes that count time (RFC 6238).
    case totp
    /// Codes that count uses (RFC 4226).
    case hotp
    /// Codes that are mailed to the account's contact.
    case email
    /// Codes that are sent to the account's contact as a short message.
    case sms

    /// On which way its codes travel; nil for those that a device makes itself.
    package var channel: OutOfBandChannel? {
        switch self {
        case .totp, .hotp: nil
        case .email: .email
        case .sms: .sms
        }
    }
}
