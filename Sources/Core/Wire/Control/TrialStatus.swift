/// Settings that are being tried out.
package struct TrialStatus: Codable, Hashable, Sendable {
    /// As the caller of ``ApplyPolicyParameters`` named it.
    package var file: String
    /// When the settings before come back.
    package var until: Timestamp

    package init(file: String, until: Timestamp) {
        self.file = file
        self.until = until
    }
}
