/// The questions that a person is asked.
package enum Prompt: Hashable, Sendable {
    case verificationCode

    /// ASCII, ends with a space.
    package var text: String {
        switch self {
        case .verificationCode: "Verification code (? for help): "
        }
    }
}
