import Courier

/// Why settings are not taken over: every fault, with its file, line and column where it has one.
struct SettingsRefusal: Error {
    let reasons: [String]
    /// Set where the file is right, and a password or token cannot be had.
    let credential: CredentialError?

    init(reasons: [String]) {
        self.reasons = reasons
        credential = nil
    }

    init(_ credential: CredentialError) {
        reasons = [credential.description]
        self.credential = credential
    }
}
