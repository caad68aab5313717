/// Who may give an account its first factor; a greater one is stricter.
package enum EnrolmentPolicy: String, CaseIterable, Hashable, Sendable, SettingsWord {
    /// Whoever proved the first factor, during a login.
    case firstLogin = "first-login"
    /// Whoever has an administrator's pass as well.
    case pass
    /// An administrator alone.
    case admin

    static let planned = ["proof"]
}

extension EnrolmentPolicy: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.strictness < right.strictness }

    private var strictness: Int {
        switch self {
        case .firstLogin: 0
        case .pass: 1
        case .admin: 2
        }
    }
}
