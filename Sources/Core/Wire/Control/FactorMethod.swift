/// The kinds of second factor that can be enrolled.
package enum FactorMethod: String, Codable, CaseIterable, Sendable {
    /// Codes that count time (RFC 6238).
    case totp
    /// Codes that count uses (RFC 4226).
    case hotp
}
