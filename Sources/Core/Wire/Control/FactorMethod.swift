/// The kinds of second factor that can be enrolled.
package enum FactorMethod: String, Codable, CaseIterable, Sendable {
    case totp
}
