package import Identity

/// Where the daemon should listen, and whose listener may be believed to be it.
package struct SocketPlace: Sendable {
    private let path: String
    private let owner: UserID

    /// Looks at the socket at `path` and at every folder on the way to it, for a caller with that effective uid.
    ///
    /// Whoever asks may type a password, so what others could have put there is believed by nobody.
    ///
    /// - Throws: ``SocketPlaceError/unreachable(_:)`` or ``SocketPlaceError/untrusted(part:)``.
    package init(path: String, caller: UserID) throws(SocketPlaceError) {
        owner = try SocketPath.owner(of: path, caller: caller)
        self.path = path
    }

    /// - Throws: ``SocketPlaceError/unreachable(_:)`` or ``SocketPlaceError/untrustedListener(_:)``.
    package func connect() throws(SocketPlaceError) -> Descriptor {
        let socket = Descriptor(owning: try Self.connected(to: path))
        let listener = try Self.listener(at: socket.number)
        guard expects(listener) else { throw .untrustedListener(listener) }
        return socket
    }

    /// Whether a process of `listener` may be the daemon: root's, or that of the socket's owner.
    package func expects(_ listener: UserID) -> Bool { listener == .root || listener == owner }

    private static func connected(to path: String) throws(SocketPlaceError) -> Int32 {
        do {
            return try UnixSocket.connect(path: path)
        } catch {
            throw .unreachable(error)
        }
    }

    private static func listener(at socket: Int32) throws(SocketPlaceError) -> UserID {
        do {
            return try PeerCredentials.read(socket).uid
        } catch {
            throw .unreachable(error)
        }
    }
}
