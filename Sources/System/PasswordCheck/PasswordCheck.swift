import CLibpam
package import Identity
import Platform
package import Wire

/// Asks PAM whether a password is an account's, and whether that account may be used.
package struct PasswordCheck: Sendable {
    package static let service = "sallyport-password"
    package static let usualDirectory = "/etc/pam.d"
    /// PAM_TTY and PAM_RUSER: who asks is never taken from anybody.
    private static let place = "sallyport"

    private let directory: String

    /// The `directory` is that of the services; another one than the usual is for tests.
    package init(directory: String = usualDirectory) {
        self.directory = directory
    }

    /// Runs the service's `auth`, then its `account`; only what both let pass is accepted.
    ///
    /// It waits for whatever the service asks. Its own copy of `password` is wiped, and the caller's is the caller's. One
    /// that is empty, or that a NUL would end early in C, is refused unasked.
    package func answer(_ user: AccountName, password: [UInt8]) -> PasswordAnswer {
        guard !password.isEmpty, !password.contains(0) else { return .refused }
        guard ServiceFile.hasRules(at: "\(directory)/\(Self.service)") else { return .unavailable }
        var text = password + [0]
        defer { text.wipe() }
        // SAFETY: `text` is NUL-terminated and lives until the transaction has ended; nobody writes to it meanwhile.
        return unsafe text.withUnsafeMutableBytes { bytes in
            unsafe PasswordAnswer(status(of: user, bytes.baseAddress))
        }
    }

    private func status(of user: AccountName, _ password: UnsafeMutableRawPointer?) -> Int32 {
        // SAFETY: libpam copies the conversation and the texts; what `password` points to outlives the handle.
        var conversation = unsafe pam_conv(conv: libpam_converse, appdata_ptr: password)
        var handle: OpaquePointer?
        let started = unsafe pam_start_confdir(
            Self.service, user.description, &conversation, directory, &handle)
        guard started == PAM_SUCCESS, let handle = unsafe handle else { return PAM_SYSTEM_ERR }
        let status = unsafe judge(handle)
        // SAFETY: the handle came from pam_start, and nobody uses it after this.
        return unsafe pam_end(handle, status) == PAM_SUCCESS ? status : PAM_SYSTEM_ERR
    }

    private func judge(_ handle: OpaquePointer) -> Int32 {
        let flags = CInt(bitPattern: PAM_SILENT | PAM_DISALLOW_NULL_AUTHTOK)
        // SAFETY: the handle is open until the caller ends it, and libpam copies the text.
        let prepared = unsafe libpam_prepare(handle, Self.place)
        guard prepared == PAM_SUCCESS else { return prepared }
        let authenticated = unsafe pam_authenticate(handle, flags)
        guard authenticated == PAM_SUCCESS else { return authenticated }
        return unsafe pam_acct_mgmt(handle, flags)
    }
}
