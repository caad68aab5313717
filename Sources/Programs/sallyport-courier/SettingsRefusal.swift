import ConfigurationFile
import Courier
import Settings

/// Why settings are not taken over: every fault, with its file, line and column where it has one.
struct SettingsRefusal: Error {
    let reasons: [String]
    /// Set where the file is right, and a password or token cannot be had.
    let credential: CredentialError?

    init(_ faults: [SettingsFault], credential: CredentialError? = nil) {
        reasons = faults.map(\.description)
        self.credential = credential
    }

    /// The file cannot be read, or is no TOML.
    init(_ error: ConfigurationFileError) {
        reasons = [error.description]
        credential = nil
    }
}
