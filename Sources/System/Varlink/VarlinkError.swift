import Glibc
package import Platform
package import Wire

/// Why a message could not be exchanged, or what the other side answered instead.
package enum VarlinkError: Error, Hashable, Sendable {
    /// A message is over ``VarlinkMessage/longest``; the connection is closed.
    case tooLong
    /// A message is not a JSON object of the form that Varlink asks for; the connection is closed.
    case malformed
    /// The daemon is not where its socket should be, or it is not the daemon who listens there.
    case place(SocketPlaceError)
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
