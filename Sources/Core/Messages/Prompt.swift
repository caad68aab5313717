/// The questions that a person is asked.
package enum Prompt: Hashable, Sendable {
    case verificationCode
    /// One right code, before a new key counts.
    case enrolmentCode
    case recoveryCodesSaved
    /// That a second factor will be needed; who may sets it up now.
    case announcement(mayEnrol: Bool)
    case password
    case confirmation
    /// Below what must be read after a granted login.
    case goOn
    /// Below the last words of a refused login.
    case farewell

    /// ASCII, ends with a space.
    package var text: String {
        switch self {
        case .verificationCode: "Verification code (? for help): "
        case .enrolmentCode: "Code from your app (Enter: QR code, ? for help): "
        case .recoveryCodesSaved: "Press Enter when you have saved them: "
        case .announcement(mayEnrol: true): "Press Enter to go on, or type e to set it up now: "
        case .announcement(mayEnrol: false), .goOn: "Press Enter to go on: "
        case .password: "Password: "
        case .confirmation: "Type yes to go on: "
        case .farewell: "Press Enter to end this login: "
        }
    }

    /// Whether what is typed may be seen.
    package var isEchoed: Bool { self != .password }
}
