/// The questions that a person is asked.
package enum Prompt: Hashable, Sendable {
    case verificationCode
    /// Below the last words of a refused login.
    case farewell

    /// ASCII, ends with a space.
    package var text: String {
        switch self {
        case .verificationCode: "Verification code (? for help): "
        case .farewell: "Press Enter to end this login: "
        }
    }
}
