import Platform

/// What a command does before it holds a secret: a password, a code, or the key of an authenticator.
enum SecretKeeping {
    /// No core file, and nothing of this process for a debugger of the same user.
    static func begin() throws(Failure) {
        _ = SecureExecution.isOn
        do {
            try ProcessHardening.apply()
        } catch {
            throw Failure(error)
        }
    }
}
