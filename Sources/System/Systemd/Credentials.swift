import Glibc

/// The credentials that systemd unsealed for this service (`LoadCredentialEncrypted=`, `LoadCredential=`).
package enum Credentials {
    /// The folder that holds them, a file each; `nil` without systemd.
    ///
    /// The daemon alone may ask: in a program that runs for somebody else the environment is that person's.
    package static var directory: String? {
        // SAFETY: getenv returns NULL or a NUL-terminated string, copied here; nothing changes the environment
        // once threads run.
        guard let value = unsafe getenv("CREDENTIALS_DIRECTORY") else { return nil }
        let path = unsafe String(cString: value)
        return path.hasPrefix("/") ? path : nil
    }
}
