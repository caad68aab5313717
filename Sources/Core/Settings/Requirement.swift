/// When a proof is demanded of an account.
package enum Requirement: String, CaseIterable, Hashable, Sendable, SettingsWord {
    /// Of every account; one without a factor gets one first, or is refused.
    case always
    /// Of every account when the login looks odd; one without a factor is offered one, or proves its contact.
    case risk
    /// Of every account that did not prove a factor lately in this login session; one without a factor is refused.
    case stepUp = "step-up"
    /// Of accounts that have a factor; the others pass.
    case ifEnrolled = "if-enrolled"
    /// Of none.
    case never
}
