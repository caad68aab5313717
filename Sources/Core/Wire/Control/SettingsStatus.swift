/// The settings that the daemon goes by.
package struct SettingsStatus: Codable, Hashable, Sendable {
    package var file: String
    /// When the settings in force were read.
    package var read: Timestamp
    /// Why the last reload was refused, so that the settings before it stayed.
    package var problem: String?
    /// Such as a rule that names a group which does not exist.
    package var warnings: [String]
    /// Nil while none runs.
    package var trial: TrialStatus?

    package init(
        file: String, read: Timestamp, problem: String? = nil, warnings: [String] = [],
        trial: TrialStatus? = nil
    ) {
        self.file = file
        self.read = read
        self.problem = problem
        self.warnings = warnings
        self.trial = trial
    }
}
