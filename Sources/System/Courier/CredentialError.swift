package import Identity
package import Platform

/// Why a password or token cannot be had.
///
/// What the file holds is never in it, and no name of a credential: somebody may have written the secret there instead.
package enum CredentialError: Error, Hashable, Sendable {
    case system(PlatformError)
    /// A bare name, and no folder of systemd's credentials.
    case noCredentials
    /// A folder, FIFO, socket or device.
    case notRegular(path: String)
    /// Neither root's nor our own.
    case foreignOwner(path: String, UserID)
    case readableByOthers(path: String)
    /// By a group, or by everybody.
    case writableByOthers(path: String)
    /// Not one line of 1 to ``CredentialFile/longest`` bytes of printable UTF-8.
    case malformed(path: String)
}
