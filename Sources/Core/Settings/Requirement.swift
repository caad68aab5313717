/// When a proof is demanded of an account.
package enum Requirement: String, CaseIterable, Hashable, Sendable, SettingsWord {
    /// Of every account; one without a factor gets one first, or is refused.
    case always
    /// Of accounts that have a factor; the others pass.
    case ifEnrolled = "if-enrolled"
    /// Of none.
    case never

    static let planned = ["risk", "step-up"]
}
