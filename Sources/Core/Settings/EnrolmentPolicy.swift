/// Who may give an account its first factor; a greater one is stricter.
package enum EnrolmentPolicy: String, CaseIterable, Hashable, Sendable, SettingsWord {
    /// Whoever proved the first factor, during a login.
    case firstLogin = "first-login"
    /// Whoever has a code that was sent to the contact on file as well, or an administrator's pass.
    case proof
    /// Whoever has an administrator's pass as well.
    case pass
    /// An administrator alone.
    case admin
}

extension EnrolmentPolicy: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.strictness < right.strictness }

    private var strictness: Int {
        switch self {
        case .firstLogin: 0
        case .proof: 1
        case .pass: 2
        case .admin: 3
        }
    }
}
