package import Identity

/// Why the daemon is not asked at the place where its socket should be.
package enum SocketPlaceError: Error, Hashable, Sendable {
    /// Nobody listens at the path, or it cannot be reached.
    case unreachable(PlatformError)
    /// Others can put a socket there, and root would tell them secrets.
    case untrustedFolder
    /// A user listens who is neither root nor the owner of the socket; nothing was sent.
    case untrustedListener(UserID)
}
