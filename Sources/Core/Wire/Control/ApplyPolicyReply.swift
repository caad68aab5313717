/// What became of settings that were tried out.
package struct ApplyPolicyReply: Codable, Hashable, Sendable {
    package var outcome: Outcome
    /// The administrator who proved a factor under them, or who had others read instead; nil where nobody did.
    package var by: String?

    package init(outcome: Outcome, by: String? = nil) {
        self.outcome = outcome
        self.by = by
    }

    package enum Outcome: String, Codable, CaseIterable, Sendable {
        case confirmed
        /// Nobody proved a factor in time, and the settings before are in force again.
        case reverted
        /// The settings were read anew meanwhile, and what the files say is in force.
        case replaced
    }
}
