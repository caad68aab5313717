/// Who may give an account its first factor.
package enum EnrolmentPolicy: String, CaseIterable, Hashable, Sendable, SettingsWord {
    /// An administrator alone.
    case admin

    static let planned = ["first-login", "proof", "pass"]
}
