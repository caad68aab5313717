/// Something in valid settings that is hardly what was meant.
package struct SettingsWarning: Hashable, Sendable {
    /// Nil where no single place is to blame.
    package let position: Position?
    package let kind: Kind

    package enum Kind: Hashable, Sendable {
        /// `require = "never"`, and no rule that demands anything.
        case nobodyIsAsked
        /// The exception takes nothing out of the list beside it.
        case exceptionWithoutEffect(rule: String, RuleList)
        /// No service that the rule names demands a proof, and the rule does not demand one either.
        case ruleForUndemandedServices(rule: String)
        /// `enrol_until`, of the rule or of `[login]`, where no account that lacks a factor is held up.
        case dayWithoutEffect(rule: String?)
        /// `fresh`, of the rule or of `[login]`, where nothing asks for a step-up.
        case freshWithoutEffect(rule: String?)
        /// `remember`, of the rule or of `[login]`, where no login comes with an SSH key.
        case rememberWithoutEffect(rule: String?)
        /// All signals together do not make the risk elevated; with their sum.
        case riskNeverElevated(sum: Int)
        /// The preset wants hardware that resists phishing, which no method of this version is.
        case noHardwareMethod(Preset)
        /// Nothing that this list of the rule names is known on this host.
        case ruleForNobodyHere(rule: String, RuleList)
    }
}
