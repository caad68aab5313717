/// How reading the settings anew went.
package struct ReloadSettingsReply: Codable, Hashable, Sendable {
    /// Why they were refused, so that those before stayed, one fault a line; nil where they are in force.
    package var problem: String?
    /// Of the settings in force.
    package var warnings: [String]

    package init(problem: String? = nil, warnings: [String]) {
        self.problem = problem
        self.warnings = warnings
    }
}
