package import Identity

/// Why the daemon is not asked at the place where its socket should be.
package enum SocketPlaceError: Error, Hashable, Sendable {
    /// Nobody listens at the path, or it cannot be reached.
    case unreachable(PlatformError)
    /// Others can change this part of the path, or it is a link: they would be told secrets.
    case untrusted(part: String)
    /// A user listens who is neither root nor the owner of the socket; nothing was sent.
    case untrustedListener(UserID)
}
