import Glibc
package import Identity
package import Platform
package import Wire

/// Why a message could not be exchanged, or what the other side answered instead.
package enum VarlinkError: Error, Hashable, Sendable {
    /// A message is over ``VarlinkMessage/longest``; the connection is closed.
    case tooLong
    /// A message is not a JSON object of the form that Varlink asks for; the connection is closed.
    case malformed
    /// Nobody listens at the path, or it cannot be reached.
    case unreachable(PlatformError)
    /// Others can put a socket there, and root would tell them secrets.
    case untrustedFolder
    /// A user listens who is neither root nor the owner of the socket; nothing was sent.
    case untrustedListener(UserID)
    /// The connection broke in the middle.
    case broken
    case timedOut
    /// The daemon answered with an error.
    case refused(ControlError)
}

extension VarlinkError {
    /// Tells a deadline that passed from a connection that broke.
    init(whileExchanging error: PlatformError) {
        self = error.errno == EAGAIN ? .timedOut : .broken
    }
}
